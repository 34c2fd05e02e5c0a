package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.story.Members;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** A clinic with a few small processes that are named as the product's, and a user for every group. */
final class OpenTasks implements AutoCloseable {

    static final String SECRET = "platelets 18, bleeding from the gums";

    private static final String FORM =
            """
            {"type": "default", "id": "anyForm", "schemaVersion": 16,
             "components": [{"type": "textfield", "key": "evidence", "id": "evidence", "label": "Evidence"}]}
            """;

    private final ProcessEngine engine;
    private final Deployment deployment;

    OpenTasks(ProcessEngine engine) {
        this.engine = engine;
        for (ClinicGroup group : ClinicGroup.values()) {
            Members.join(engine.getIdentityService(), group.id());
        }
        deployment = engine.getRepositoryService()
                .createDeployment()
                .addString("anyForm.form", FORM)
                .addModelInstance("referral.bpmn", process("referral", "${specialty}", null))
                .addModelInstance("monitoringRound.bpmn", process("monitoringRound", "msNurse", null))
                .addModelInstance("changeProfile.bpmn", process("changeProfile", "neurologist", null))
                .addModelInstance("patientReport.bpmn", process("patientReport", "msNurse", "${reportedBy}"))
                .deploy();
    }

    private static BpmnModelInstance process(String key, String group, String assignee) {
        var task = Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(key + "Task")
                .name("Task of " + key)
                .camundaFormRef("anyForm")
                .camundaFormRefBinding("latest")
                .camundaCandidateGroups(group);
        if (assignee != null) {
            task = task.camundaAssignee(assignee);
        }
        return task.endEvent().done();
    }

    /** @return the id of the task that opens */
    String open(String process, String patient, Map<String, Object> variables) {
        ProcessInstance instance =
                engine.getRuntimeService().startProcessInstanceByKey(process, patient, with(patient, variables));
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    private static Map<String, Object> with(String patient, Map<String, Object> variables) {
        Map<String, Object> all = new HashMap<>(
                Map.of("patientNumber", patient, "urgency", "EMERGENCY", "roundNumber", 7, "evidence", SECRET));
        all.putAll(variables);
        return all;
    }

    String referral(String specialty) {
        return open("referral", "P-" + specialty, Map.of("specialty", specialty));
    }

    Task task(String id) {
        return engine.getTaskService().createTaskQuery().taskId(id).singleResult();
    }

    /** Asks as this user, who is of these groups; of the group of his own name where none is given. */
    <T> T as(String user, Supplier<T> question, String... groups) {
        engine.getIdentityService().setAuthentication(user, List.of(groups.length == 0 ? new String[] {user} : groups));
        try {
            return question.get();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    /** The same for what has no answer. */
    void by(String user, Runnable work, String... groups) {
        as(
                user,
                () -> {
                    work.run();
                    return null;
                },
                groups);
    }

    /** Fails where the user is allowed to do it. */
    void refused(String user, ThrowingCallable attempt, String... groups) {
        as(user, () -> assertThat(catchThrowable(attempt)).isInstanceOf(AuthorizationException.class), groups);
    }

    @Override
    public void close() {
        engine.getIdentityService().clearAuthentication();
        engine.getRepositoryService().deleteDeployment(deployment.getId(), true);
        for (ClinicGroup group : ClinicGroup.values()) {
            engine.getIdentityService().deleteUser(group.id());
        }
    }
}
