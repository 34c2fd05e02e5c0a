package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Late reactions after the last infusion of a course (INF-13). */
@Component("checkInAfterInfusion")
class CheckInAfterInfusion implements TaskListener {

    private final LateReactions reactions;

    CheckInAfterInfusion(LateReactions reactions) {
        this.reactions = reactions;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean serious = reactions.record(
                TreatmentPathwayVariables.PATIENT_NUMBER.get(task),
                answers.requiredText("lateReaction"),
                answers.requiredText("findings"));
        TreatmentPathwayVariables.LATE_REACTION_SERIOUS.set(task.getExecution(), serious);
    }
}
