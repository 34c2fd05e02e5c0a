package org.alemtuzumab.pathway.pregnancy;

import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** Who is told of a pregnancy, and which tests it asks for, by the owner's table {@code assessPregnancy} (PRG-1). */
@Component
class PregnancyFindings {

    private final Decisions decisions;
    private final Findings findings;
    private final ClinicTime time;

    PregnancyFindings(Decisions decisions, Findings findings, ClinicTime time) {
        this.decisions = decisions;
        this.findings = findings;
        this.time = time;
    }

    void raise(Pregnancy pregnancy) {
        decisions
                .rows("assessPregnancy", Map.of("exposure", pregnancy.exposure().name()))
                .forEach(row -> findings.raise(finding(pregnancy, row)));
    }

    private Finding finding(Pregnancy pregnancy, Map<String, Object> row) {
        return Finding.raisedBy(
                        pregnancy.patientNumber(),
                        Alert.of(
                                row,
                                "%s: positive pregnancy test on %s, %s. %s %s"
                                        .formatted(
                                                row.get("rule"),
                                                pregnancy.testedOn(),
                                                pregnancy.conceptionOn() == null
                                                        ? "day of conception not known"
                                                        : "conception about " + pregnancy.conceptionOn(),
                                                pregnancy.exposureReason(),
                                                row.get("reason"))),
                        time.now())
                .asking(FollowUpRequest.of(row));
    }
}
