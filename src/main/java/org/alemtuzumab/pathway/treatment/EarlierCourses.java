package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A treatment that was begun elsewhere goes on here (SCR-21); so does its aciclovir, watched as any (INF-08). */
@Component
@Transactional
class EarlierCourses {

    private static final String PROPHYLAXIS = "prophylaxisDue";

    private final Assessments assessments;
    private final Prophylaxes prophylaxes;
    private final Messages messages;
    private final ClinicTime time;

    EarlierCourses(Assessments assessments, Prophylaxes prophylaxes, Messages messages, ClinicTime time) {
        this.assessments = assessments;
        this.prophylaxes = prophylaxes;
        this.messages = messages;
        this.time = time;
    }

    void review(String patientNumber, ReviewEarlierCourses review) {
        assessments.record(patientNumber, 0, Assessments.ENTRY, time.today(), review);
        if (review.aciclovirGoesOn() && prophylaxes.open(patientNumber)) {
            messages.tell(PROPHYLAXIS, patientNumber);
        }
    }
}
