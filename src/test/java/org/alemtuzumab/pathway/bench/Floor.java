package org.alemtuzumab.pathway.bench;

import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/**
 * The least that a round can cost on this engine: a timer, a user task, a service task that reads five variables and sets
 * two, a gateway, and back to the timer, with full history and two transactions.
 */
final class Floor implements AutoCloseable {

    private static final long MONTH = 30L * 24 * 60 * 60 * 1000;

    private final Workers workers;
    private final ProcessEngine engine;
    private final Counter counter;

    Floor(Counter counter, Workers workers, int instances) {
        this.counter = counter;
        this.workers = workers;
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName("floor");
        configuration.setDataSource(counter.watched());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setHistory("full");
        configuration.setJobExecutorActivate(false);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setBeans(Map.of("judge", judge()));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance("loop.bpmn", loop())
                .deploy();
        IntStream.range(0, instances).forEach(instance -> engine.getRuntimeService()
                .startProcessInstanceByKey(
                        "loop", "F" + instance, Map.of("round", 0, "due", new Date(), "a", 1.5, "b", 2.5, "arm", "A")));
    }

    private static BpmnModelInstance loop() {
        return Bpmn.createExecutableProcess("loop")
                .camundaHistoryTimeToLiveString("P3650D")
                .startEvent()
                .intermediateCatchEvent("month")
                .timerWithDate("${due}")
                .userTask("review")
                .camundaCandidateGroups("physicians")
                .serviceTask("judge")
                .camundaDelegateExpression("${judge}")
                .exclusiveGateway("over")
                .condition("over", "${round > 1000000}")
                .endEvent()
                .moveToLastGateway()
                .condition("next", "${round <= 1000000}")
                .connectTo("month")
                .done();
    }

    private static JavaDelegate judge() {
        return execution -> {
            int round = (Integer) execution.getVariable("round");
            Date due = (Date) execution.getVariable("due");
            double sum = (Double) execution.getVariable("a") + (Double) execution.getVariable("b");
            if (sum > 0 && execution.getVariable("arm") != null) {
                execution.setVariables(Map.of("round", round + 1, "due", new Date(due.getTime() + MONTH)));
            }
        };
    }

    /** One round of every instance. */
    Workers.Took round() {
        List<String> timers = engine.getManagementService().createJobQuery().timers().list().stream()
                .map(Job::getId)
                .toList();
        Workers.Took opened = counted(timers, engine.getManagementService()::executeJob);
        List<String> tasks = engine.getTaskService().createTaskQuery().list().stream()
                .map(Task::getId)
                .toList();
        return opened.plus(counted(tasks, engine.getTaskService()::complete));
    }

    private Workers.Took counted(List<String> ids, Consumer<String> step) {
        counter.count(true);
        try {
            return workers.each(ids, step);
        } finally {
            counter.count(false);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
