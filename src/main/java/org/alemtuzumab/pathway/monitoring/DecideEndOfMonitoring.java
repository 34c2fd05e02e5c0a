package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist's signature under the end of monitoring (MON-07). */
@Component("decideEndOfMonitoring")
class DecideEndOfMonitoring implements TaskListener {

    private final EndOfMonitoring endOfMonitoring;
    private final CurrentUser user;

    DecideEndOfMonitoring(EndOfMonitoring endOfMonitoring, CurrentUser user) {
        this.endOfMonitoring = endOfMonitoring;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        DelegateExecution process = task.getExecution();
        FormAnswers answers = FormAnswers.of(task);
        String decision = answers.requiredText("decision");
        endOfMonitoring.sign(
                MonitoringVariables.PATIENT_NUMBER.get(process),
                decision,
                answers.number("extensionMonths").map(Double::intValue).orElse(0),
                answers.requiredText("reason"),
                user.id());
        MonitoringVariables.END_DECISION.set(process, decision);
    }
}
