package org.alemtuzumab.pathway.treatment;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What goes on here of a treatment that was begun elsewhere (SCR-21); aciclovir that goes on is watched as any (INF-08). */
@Component("reviewEarlierCourses")
class ReviewEarlierCourses implements TaskListener {

    private static final String PROPHYLAXIS = "prophylaxisDue";

    private final Assessments assessments;
    private final Prophylaxes prophylaxes;
    private final Messages messages;
    private final ClinicTime time;

    ReviewEarlierCourses(Assessments assessments, Prophylaxes prophylaxes, Messages messages, ClinicTime time) {
        this.assessments = assessments;
        this.prophylaxes = prophylaxes;
        this.messages = messages;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String patientNumber = TreatmentVariables.PATIENT_NUMBER.get(task);
        Map<String, Object> kept = answers.texts("aciclovirGoesOn", "referenceEntered", "assessment");
        assessments.record(patientNumber, 0, Assessments.ENTRY, time.today(), kept);
        if (answers.yes("aciclovirGoesOn") && prophylaxes.open(patientNumber)) {
            messages.tell(PROPHYLAXIS, patientNumber);
        }
    }
}
