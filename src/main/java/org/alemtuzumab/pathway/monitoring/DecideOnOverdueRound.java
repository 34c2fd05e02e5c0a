package org.alemtuzumab.pathway.monitoring;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Notes that the neurologist was asked, so that the closing of the round need not ask again. */
@Component("decideOnOverdueRound")
class DecideOnOverdueRound implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        MonitoringRoundVariables.NEUROLOGIST_ASKED.set(task.getExecution().getProcessInstance(), true);
    }
}
