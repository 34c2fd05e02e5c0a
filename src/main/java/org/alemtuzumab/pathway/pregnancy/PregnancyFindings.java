package org.alemtuzumab.pathway.pregnancy;

import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
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
        String rule = (String) row.get("rule");
        return Finding.raisedBy(
                        pregnancy.patientNumber(),
                        rule,
                        (String) row.get("urgency"),
                        (String) row.get("specialty"),
                        "%s: positive pregnancy test on %s, %s. %s %s"
                                .formatted(
                                        rule,
                                        pregnancy.testedOn(),
                                        pregnancy.conceptionOn() == null
                                                ? "day of conception not known"
                                                : "conception about " + pregnancy.conceptionOn(),
                                        pregnancy.exposureReason(),
                                        row.get("reason")),
                        time.now())
                .asking((String) row.get("followUpKind"), (String) row.get("followUpAnalytes"), (Integer)
                        row.get("followUpHours"));
    }
}
