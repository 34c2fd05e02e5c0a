package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a neurologist has decided on the items of a baseline, each on its own (SCR-05). The last decision stands. */
@Component
@Transactional(readOnly = true)
class BaselineDecisions {

    /** The item of the ECG. */
    static final String ECG = "ecg";

    private static final String DECISIONS = "decisions";

    private final Assessments assessments;

    BaselineDecisions(Assessments assessments) {
        this.assessments = assessments;
    }

    enum Judgement {
        ACCEPTABLE,
        REPEAT,
        NOT_ELIGIBLE
    }

    /** One decision. @param because why it is acceptable; empty for the others */
    record Decision(Judgement judgement, String because) {

        boolean acceptable() {
            return judgement == Judgement.ACCEPTABLE;
        }

        Map<String, Object> asAnswers(String item, String shown) {
            return Map.of("item", item, "decision", Spelling.of(judgement), "because", because, "shown", shown);
        }
    }

    /** One decision on file, and when it was made. */
    record Decided(Decision decision, OffsetDateTime at) {}

    /** By item, for this course. */
    Map<String, Decided> of(String patientNumber, int courseNumber) {
        Map<String, Decided> decided = new LinkedHashMap<>();
        for (Assessed confirmation : assessments.of(patientNumber, Assessments.CONFIRMATION)) {
            if (confirmation.courseNumber() == courseNumber) {
                before(confirmation, decided);
                for (Object each : confirmation.list(DECISIONS)) {
                    Map<?, ?> one = (Map<?, ?>) each;
                    decided.put(
                            (String) one.get("item"),
                            new Decided(
                                    new Decision(judgement(one), (String) one.get("because")),
                                    confirmation.recordedAt()));
                }
            }
        }
        return decided;
    }

    /** How a decision on file judged its item; what cannot be read is to be repeated. */
    static Judgement judgement(Map<?, ?> decision) {
        return Spelling.read(Judgement.class, (String) decision.get("decision")).orElse(Judgement.REPEAT);
    }

    /** When this item was accepted last; empty where the last decision is another. */
    Optional<OffsetDateTime> acceptedAt(String patientNumber, int courseNumber, String item) {
        return Optional.ofNullable(of(patientNumber, courseNumber).get(item))
                .filter(each -> each.decision().acceptable())
                .map(Decided::at);
    }

    /** Before there were items, organs were judged: that of the ECG is one still. */
    private static void before(Assessed confirmation, Map<String, Decided> decided) {
        Map.of("acceptedOrgans", Judgement.ACCEPTABLE, "refusedOrgans", Judgement.REPEAT)
                .forEach((organs, judgement) -> {
                    if (confirmation.list(organs).contains("ECG")) {
                        decided.put(ECG, new Decided(new Decision(judgement, ""), confirmation.recordedAt()));
                    }
                });
    }

    static List<Map<String, Object>> asAnswers(Map<String, Decision> decisions, Map<String, String> shown) {
        return decisions.entrySet().stream()
                .map(each -> each.getValue().asAnswers(each.getKey(), shown.getOrDefault(each.getKey(), "")))
                .toList();
    }
}
