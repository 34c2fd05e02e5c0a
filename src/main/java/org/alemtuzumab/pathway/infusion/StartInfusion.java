package org.alemtuzumab.pathway.infusion;

import java.util.Optional;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The right bag, through a line of its own (INF-04); a physician first (INF-05, INF-06); or no infusion for a patient who is not fit for it (SCR-03). */
@Component("startInfusion")
class StartInfusion implements TaskListener {

    private final InfusionDays days;

    StartInfusion(InfusionDays days) {
        this.days = days;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        InfusionDayRef day = InfusionDayVariables.day(task);
        Optional<String> physicianStops = days.startStopped(day);
        if (physicianStops.isPresent() || !answers.requiredText("decision").equals("start")) {
            String reason = physicianStops.orElseGet(() -> answers.requiredText("reason"));
            days.discard(day, reason);
            InfusionDayVariables.stop(task.getExecution(), days.infusion(day).isPresent(), reason);
            return;
        }
        days.requireStartAllowed(day);
        if (!answers.yes("identityChecked")) {
            throw new SubmissionRefused("Right patient and right bag: do not start before both are checked");
        }
        if (!answers.yes("ownLine")) {
            throw new SubmissionRefused(
                    "Line: the infusion runs through a line of its own, protected from light (INF-04)");
        }
        Optional<Long> call =
                days.startNeedsPhysician(day, answers.number("rate").orElseThrow());
        call.ifPresent(id -> InfusionDayVariables.CALL_ID.set(task.getExecution(), id));
        InfusionDayVariables.INFUSION_ACTION.set(task.getExecution(), call.isPresent() ? "physician" : "start");
    }
}
