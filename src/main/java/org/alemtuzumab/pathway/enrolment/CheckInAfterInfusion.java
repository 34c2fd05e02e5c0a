package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.report.SafetyEvents;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Late reactions after the last infusion of a course (INF-13), and whatever signs the patient tells then (MON-03). */
@Component("checkInAfterInfusion")
class CheckInAfterInfusion implements TaskListener {

    private final LateReactions reactions;
    private final LabResults results;
    private final SafetyEvents safetyEvents;
    private final CurrentUser user;
    private final ClinicTime time;

    CheckInAfterInfusion(
            LateReactions reactions, LabResults results, SafetyEvents safetyEvents, CurrentUser user, ClinicTime time) {
        this.reactions = reactions;
        this.results = results;
        this.safetyEvents = safetyEvents;
        this.user = user;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean serious = reactions.record(
                TreatmentPathwayVariables.PATIENT_NUMBER.get(task),
                answers.requiredText("lateReaction"),
                answers.requiredText("findings"));
        TreatmentPathwayVariables.LATE_REACTION_SERIOUS.set(task.getExecution(), serious);
        safetyEvents.report(
                TreatmentPathwayVariables.PATIENT_NUMBER.get(task),
                time.today(),
                answers.requiredText("findings"),
                results.reported(answers),
                user.id());
    }
}
