package org.alemtuzumab.pathway.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.producer.CacheAwareHistoryEventProducer;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;

/** Keeps each step that was taken, but no gateway at which ways only meet: nothing happens and nothing is decided there. */
final class StepsTaken extends CacheAwareHistoryEventProducer {

    private static final String EXCLUSIVE = "exclusiveGateway";

    @Override
    public HistoryEvent createActivityInstanceStartEvt(DelegateExecution execution) {
        return onlyJoins(execution) ? null : super.createActivityInstanceStartEvt(execution);
    }

    @Override
    public HistoryEvent createActivityInstanceEndEvt(DelegateExecution execution) {
        return onlyJoins(execution) ? null : super.createActivityInstanceEndEvt(execution);
    }

    private static boolean onlyJoins(DelegateExecution execution) {
        ActivityImpl step = ((ExecutionEntity) execution).getActivity();
        return step != null
                && EXCLUSIVE.equals(step.getProperty("type"))
                && step.getOutgoingTransitions().size() == 1;
    }
}
