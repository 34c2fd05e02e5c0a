package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a neurologist has decided on the items of a baseline, each on its own (SCR-05). The last decision stands. */
@Component
@Transactional(readOnly = true)
class BaselineDecisions {

    static final String ACCEPTABLE = "acceptable";
    static final String REPEAT = "repeat";
    static final String NOT_ELIGIBLE = "notEligible";
    /** The item of the ECG. */
    static final String ECG = "ecg";

    private static final String DECISIONS = "decisions";

    private final Assessments assessments;

    BaselineDecisions(Assessments assessments) {
        this.assessments = assessments;
    }

    /**
     * One decision.
     *
     * @param decision acceptable, repeat or notEligible
     * @param because why it is acceptable; empty for the others
     */
    record Decision(String decision, String because) {

        boolean acceptable() {
            return decision.equals(ACCEPTABLE);
        }

        Map<String, Object> asAnswers(String item, String shown) {
            return Map.of("item", item, "decision", decision, "because", because, "shown", shown);
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
                                    new Decision((String) one.get("decision"), (String) one.get("because")),
                                    confirmation.recordedAt()));
                }
            }
        }
        return decided;
    }

    /** When this item was accepted last; empty where the last decision is another. */
    Optional<OffsetDateTime> acceptedAt(String patientNumber, int courseNumber, String item) {
        return Optional.ofNullable(of(patientNumber, courseNumber).get(item))
                .filter(each -> each.decision().acceptable())
                .map(Decided::at);
    }

    /** Before there were items, organs were judged: that of the ECG is one still. */
    private static void before(Assessed confirmation, Map<String, Decided> decided) {
        Map.of("acceptedOrgans", ACCEPTABLE, "refusedOrgans", REPEAT).forEach((organs, decision) -> {
            if (confirmation.list(organs).contains("ECG")) {
                decided.put(ECG, new Decided(new Decision(decision, ""), confirmation.recordedAt()));
            }
        });
    }

    static List<Map<String, Object>> asAnswers(Map<String, Decision> decisions, Map<String, String> shown) {
        return decisions.entrySet().stream()
                .map(each -> each.getValue().asAnswers(each.getKey(), shown.getOrDefault(each.getKey(), "")))
                .toList();
    }
}
