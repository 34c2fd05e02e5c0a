package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the check-in after the infusions finds (INF-13). */
@Component
@Transactional
class LateReactions {

    private final Findings findings;
    private final ClinicTime time;

    LateReactions(Findings findings, ClinicTime time) {
        this.findings = findings;
        this.time = time;
    }

    /** A serious late reaction goes to the neurologist on call at once. @return whether it was serious */
    boolean record(String patientNumber, String lateReaction, String description) {
        boolean serious = !lateReaction.equals("none") && !lateReaction.equals("mild");
        if (serious) {
            findings.raise(Finding.raisedBy(
                    patientNumber,
                    "INF-13",
                    "EMERGENCY",
                    "neurologyOnCall",
                    "INF-13: serious late reaction after the infusion: " + shortened(description),
                    time.now()));
        }
        return serious;
    }

    private static String shortened(String text) {
        return text.length() <= 900 ? text : text.substring(0, 900) + "…";
    }
}
