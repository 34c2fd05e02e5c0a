package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/**
 * Every kind of task has a group, a deadline and a step when the deadline passes in the policy's table. That a diagram asks the
 * table for them, each deployment proves (engine.AttendedTask).
 */
class TaskPolicyTest {

    private static final String PRIORITY = "${taskPolicy.priority(execution)}";

    @Test
    void everyTaskHasAPriorityAndTheGroupOfItsRow() {
        assertThat(tasks(Models.product())).isEmpty();
    }

    @Test
    void aTaskWithoutPriorityOrRowIsFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .camundaCandidateGroups("msNurse")
                .camundaPriority(PRIORITY)
                .userTask("doNothing")
                .userTask("takeHistory")
                .camundaPriority(PRIORITY)
                .camundaCandidateGroups("msNurse")
                .endEvent("ended")
                .done());

        assertThat(tasks(new Models(models.processes(), Models.product().decisions(), List.of())))
                .containsExactlyInAnyOrder(
                        "example.bpmn: doNothing does not have the priority " + PRIORITY,
                        "example.bpmn: doNothing has no row in taskPolicy.dmn",
                        "example.bpmn: takeHistory is offered to msNurse, but taskPolicy.dmn says [neurologist]");
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
                if (!PRIORITY.equals(task.getCamundaPriority())) {
                    faults.add("%s does not have the priority %s".formatted(place, PRIORITY));
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
