package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The bag as the pharmacist prepared it (INF-04, INF-15). */
@Component("prepareInfusion")
class PrepareInfusion implements TaskListener {

    private final InfusionDays days;
    private final CurrentUser user;

    PrepareInfusion(InfusionDays days, CurrentUser user) {
        this.days = days;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("clear")) {
            throw new SubmissionRefused(
                    "Is the solution clear: one with particles is not used; take another vial and prepare again (INF-04)");
        }
        if (!answers.yes("aseptic")) {
            throw new SubmissionRefused("Aseptic technique: discard this bag and prepare another one (INF-04)");
        }
        days.prepare(
                InfusionDayVariables.day(task),
                answers.requiredText("product"),
                answers.requiredText("batch"),
                answers.requiredText("diluent"),
                answers.time("dilutionTime").orElseThrow(),
                user.id());
    }
}
