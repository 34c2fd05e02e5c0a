package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.task.listener.DelegateExpressionTaskListener;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Puts the beans {@code submissionCheck} and {@code signatureCheck} before every other listener that runs when a user task
 * is completed, in every model: no owner can forget them, and nothing is stored from a submission that was not checked and,
 * where its step asks for that, signed.
 */
@Component
class SubmissionCheckPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (configuration.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(configuration.getCustomPostBPMNParseListeners());
        }
        listeners.add(new AbstractBpmnParseListener() {

            @Override
            public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
                List<TaskListener> checks = Stream.of("${submissionCheck}", "${signatureCheck}")
                        .<TaskListener>map(bean -> new DelegateExpressionTaskListener(
                                configuration.getExpressionManager().createExpression(bean), List.of()))
                        .toList();
                first(((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition(), checks);
            }
        });
        configuration.setCustomPostBPMNParseListeners(listeners);
    }

    private static void first(TaskDefinition task, List<TaskListener> checks) {
        List<TaskListener> others = new ArrayList<>();
        List<TaskListener> declared = task.getTaskListeners().remove(TaskListener.EVENTNAME_COMPLETE);
        if (declared != null) {
            others.addAll(declared);
        }
        checks.forEach(check -> task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, check));
        others.forEach(listener -> task.addTaskListener(TaskListener.EVENTNAME_COMPLETE, listener));
    }
}
