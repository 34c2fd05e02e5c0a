package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.neurology.Immunosuppressants;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The histories that are taken before courses. */
@Component
@Transactional
class Histories {

    private final Assessments assessments;
    private final KnownHistory knownHistory;
    private final Immunosuppressants immunosuppressants;
    private final ClinicTime time;

    Histories(
            Assessments assessments,
            KnownHistory knownHistory,
            Immunosuppressants immunosuppressants,
            ClinicTime time) {
        this.assessments = assessments;
        this.knownHistory = knownHistory;
        this.immunosuppressants = immunosuppressants;
        this.time = time;
    }

    /** @throws SubmissionRefused when it contradicts what the pathway has confirmed (SCR-20) */
    void take(String patientNumber, int courseNumber, TakeHistory history, String by) {
        knownHistory.refuseContradictions(patientNumber, history);
        immunosuppressants.tell(patientNumber, history.earlierTreatment().immunosuppressants(), by);
        assessments.record(patientNumber, courseNumber, Assessments.HISTORY, time.today(), history);
    }
}
