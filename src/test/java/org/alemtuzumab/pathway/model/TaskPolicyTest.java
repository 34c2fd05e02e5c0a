package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** Every kind of task has a group, a deadline and a step when the deadline passes, and the policy's table says so. */
class TaskPolicyTest {

    private static final String OVERDUE = "${escalateOverdueTask}";
    private static final String PRIORITY = "${taskPolicy.priority(execution)}";
    /**
     * MON-06: after its due date a round is reminded of and called about, before it goes to a neurologist. MON-10: a review is
     * reminded of some weeks after its day.
     */
    private static final Set<String> ESCALATED_LATER = Set.of("recordNeurologicalReview");

    /** MON-06: the round's own timer takes the step, with the neurologist's deadline; what is asked later has it from its beginning. */
    private static final Map<String, String> ESCALATED_BY_ANOTHER_STEP =
            Map.of("recordRoundResults", "neurologistIsDue");

    @Test
    void everyTaskHasAGroupADeadlineAndAStepWhenItPasses() {
        assertThat(tasks(Models.product())).isEmpty();
    }

    @Test
    void aTaskWithoutGroupDeadlineOrPolicyIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaCandidateGroups("msNurse")
                .camundaDueDate("${taskPolicy.dueAt(execution)}")
                .camundaTaskListenerDelegateExpressionTimeoutWithDate(
                        "overdue", OVERDUE, "${taskPolicy.dueAt(execution)}")
                .camundaPriority(PRIORITY)
                .userTask("doNothing")
                .userTask("takeHistory")
                .camundaPriority(PRIORITY)
                .camundaCandidateGroups("msNurse")
                .camundaDueDate("${clinicTime.at(day)}")
                .camundaTaskListenerDelegateExpressionTimeoutWithDate("late", OVERDUE, "${clinicTime.at(otherDay)}")
                .endEvent("ended")
                .done());

        assertThat(tasks(new Models(models.processes(), Models.product().decisions(), List.of())))
                .containsExactlyInAnyOrder(
                        "example.bpmn: doNothing is offered to no group",
                        "example.bpmn: doNothing has no due date",
                        "example.bpmn: doNothing does not have the priority " + PRIORITY,
                        "example.bpmn: doNothing has no listener " + OVERDUE + " at its due date",
                        "example.bpmn: doNothing has no row in taskPolicy.dmn",
                        "example.bpmn: takeHistory has no listener " + OVERDUE + " at its due date",
                        "example.bpmn: takeHistory is offered to msNurse, but taskPolicy.dmn says [neurologist]");
    }

    @Test
    void aRoundWhoseOwnTimerEscalatesNothingIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordRoundResults")
                .camundaCandidateGroups("msNurse")
                .camundaDueDate("${rounds.dueAt(roundId)}")
                .camundaTaskListenerDelegateExpression("create", "${escalateLateEntry}")
                .camundaPriority(PRIORITY)
                .endEvent("neurologistIsDue")
                .done());

        assertThat(tasks(new Models(models.processes(), Models.product().decisions(), List.of())))
                .containsExactly("example.bpmn: recordRoundResults has no listener " + OVERDUE + " at its due date");
    }

    @Test
    void thePolicyNamesTasksGroupsAndDeadlinesThatExist() {
        Models models = Models.product();
        Set<String> tasks = models.processes().stream()
                .flatMap(each -> each.userTasks().stream())
                .map(UserTask::getId)
                .collect(Collectors.toSet());
        List<String> faults = new ArrayList<>();
        for (Rule row : policy(models)) {
            String task = DecisionModel.inputs(row).get(0);
            List<String> step = DecisionModel.outputs(row);
            if (!tasks.contains(task)) {
                faults.add("row %s: no diagram has the task %s".formatted(row.getId(), task));
            }
            if (!isGroup(step.get(0))) {
                faults.add("row %s: there is no group %s".formatted(row.getId(), step.get(0)));
            }
            if (!isDuration(step.get(1))) {
                faults.add("row %s: %s is no duration such as P7D".formatted(row.getId(), step.get(1)));
            }
            if (!isGroup(step.get(2)) || step.get(2).equals(step.get(0))) {
                faults.add("row %s: the task cannot go to %s when its deadline passes"
                        .formatted(row.getId(), step.get(2)));
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aTaskWithDeadlinesByUrgencyHasOneForEach() {
        List<String> faults = new ArrayList<>();
        Set<String> tasks = new TreeSet<>();
        List<Rule> rows = policy(Models.product());
        rows.stream()
                .filter(row -> !DecisionModel.inputs(row).get(1).isEmpty())
                .forEach(row -> tasks.add(DecisionModel.inputs(row).get(0)));
        for (String task : tasks) {
            for (String urgency : List.of("EMERGENCY", "URGENT", "PROMPT", "ROUTINE")) {
                long matching = rows.stream()
                        .map(DecisionModel::inputs)
                        .filter(inputs -> inputs.get(0).equals(task)
                                && (inputs.get(1).isEmpty() || inputs.get(1).contains(urgency)))
                        .count();
                if (matching != 1) {
                    faults.add("%s has %d deadlines when %s".formatted(task, matching, urgency));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> tasks(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (UserTask task : process.userTasks()) {
                String place = process.at(task);
                String group = task.getCamundaCandidateGroups();
                if (group == null) {
                    faults.add(place + " is offered to no group");
                }
                String due = task.getCamundaDueDate();
                if (due == null) {
                    faults.add(place + " has no due date");
                }
                if (!PRIORITY.equals(task.getCamundaPriority())) {
                    faults.add("%s does not have the priority %s".formatted(place, PRIORITY));
                }
                boolean later = ESCALATED_LATER.contains(task.getId())
                        && overdue(task).stream().anyMatch(Expressions::isExpression);
                boolean otherwise = ESCALATED_BY_ANOTHER_STEP.containsKey(task.getId())
                        && listensAt(process, ESCALATED_BY_ANOTHER_STEP.get(task.getId()), "${passDeadline}")
                        && listens(task, TaskListener.EVENTNAME_CREATE, "${escalateLateEntry}");
                if (due == null || !later && !otherwise && !overdue(task).contains(due)) {
                    faults.add("%s has no listener %s at its due date".formatted(place, OVERDUE));
                }
                List<String> expected = policy(models).stream()
                        .filter(row -> DecisionModel.inputs(row).get(0).equals(task.getId()))
                        .map(row -> DecisionModel.outputs(row).get(0))
                        .distinct()
                        .toList();
                if (expected.isEmpty()) {
                    faults.add(place + " has no row in taskPolicy.dmn");
                } else if (group != null && !expected.equals(List.of(group))) {
                    faults.add("%s is offered to %s, but taskPolicy.dmn says %s".formatted(place, group, expected));
                }
            }
        }
        return faults;
    }

    /** The dates at which the task is escalated. */
    private static boolean listensAt(ProcessModel process, String step, String bean) {
        return process.all(FlowNode.class).stream()
                .filter(node -> node.getId().equals(step))
                .flatMap(node -> ProcessModel.extensions(node, CamundaExecutionListener.class).stream())
                .anyMatch(listener -> bean.equals(listener.getCamundaDelegateExpression()));
    }

    private static boolean listens(UserTask task, String event, String bean) {
        return ProcessModel.extensions(task, CamundaTaskListener.class).stream()
                .anyMatch(listener -> event.equals(listener.getCamundaEvent())
                        && bean.equals(listener.getCamundaDelegateExpression()));
    }

    private static List<String> overdue(UserTask task) {
        return ProcessModel.extensions(task, CamundaTaskListener.class).stream()
                .filter(listener -> TaskListener.EVENTNAME_TIMEOUT.equals(listener.getCamundaEvent())
                        && OVERDUE.equals(listener.getCamundaDelegateExpression()))
                .flatMap(listener -> listener.getTimeouts().stream())
                .map(TimerEventDefinition::getTimeDate)
                .map(date -> date.getTextContent().trim())
                .toList();
    }

    private static List<Rule> policy(Models models) {
        return models.decision("taskPolicy")
                .map(DecisionModel::rows)
                .map(List::copyOf)
                .orElse(List.of());
    }

    private static boolean isGroup(String group) {
        return Expressions.isExpression(group) || Product.groups().contains(group);
    }

    private static boolean isDuration(String text) {
        try {
            return Duration.parse(text).toSeconds() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
