package org.alemtuzumab.pathway.engine;

import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.impl.history.producer.DefaultDmnHistoryEventProducer;

/**
 * Keeps of a decision the facts that were there. A fact that is not known is an input of the table without a row: a third of all
 * rows that a month's decisions would write.
 */
final class KnownFacts extends DefaultDmnHistoryEventProducer {

    @Override
    protected List<HistoricDecisionInputInstance> createHistoricDecisionInputInstances(
            DmnDecisionTableEvaluationEvent evaluation, String rootProcessInstance, Date removal) {
        return super.createHistoricDecisionInputInstances(evaluation, rootProcessInstance, removal).stream()
                .filter(input -> Objects.nonNull(input.getValue()))
                .toList();
    }
}
