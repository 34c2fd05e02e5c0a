package org.alemtuzumab.pathway.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.management.ProcessDefinitionStatistics;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * Which groups work the tasks of which process, read from the deployed diagrams and the task policy, so that nobody keeps
 * a second list.
 */
@Component
class TaskGroups {

    private static final String TASK_POLICY = "taskPolicy";
    private static final String REFERRED_TO = "${specialty}";

    private final RepositoryService repository;
    private final ManagementService management;

    TaskGroups(RepositoryService repository, ManagementService management) {
        this.repository = repository;
        this.management = management;
    }

    /** Group ids by process key. */
    Map<String, Set<String>> byProcess() {
        Map<String, String> escalations = escalationGroups();
        Map<String, Set<String>> groups = new TreeMap<>();
        for (ProcessDefinition process : inUse()) {
            Set<String> workers = groups.computeIfAbsent(process.getKey(), key -> new TreeSet<>());
            for (UserTask task :
                    repository.getBpmnModelInstance(process.getId()).getModelElementsByType(UserTask.class)) {
                task.getCamundaCandidateGroupsList().stream()
                        .flatMap(TaskGroups::resolve)
                        .forEach(workers::add);
                Stream.ofNullable(escalations.get(task.getId())).forEach(workers::add);
            }
        }
        return groups;
    }

    /** The latest versions, and the earlier ones that patients still live through: their tasks stay their groups' own. */
    private List<? extends ProcessDefinition> inUse() {
        List<ProcessDefinitionStatistics> all =
                management.createProcessDefinitionStatisticsQuery().list();
        Map<String, Integer> latest = new HashMap<>();
        all.forEach(process -> latest.merge(process.getKey(), process.getVersion(), Math::max));
        return all.stream()
                .filter(process -> process.getInstances() > 0 || latest.get(process.getKey()) == process.getVersion())
                .toList();
    }

    /** A group that the process decides on can be any specialty, or anyone who takes samples. */
    private static Stream<String> resolve(String candidate) {
        if (!candidate.contains("{")) {
            return Stream.of(candidate.trim());
        }
        Collection<ClinicGroup> possible =
                candidate.equals(REFERRED_TO) ? ClinicGroup.specialties() : ClinicGroup.care();
        return possible.stream().map(ClinicGroup::id);
    }

    /** To whom a task is offered as well when its deadline has passed, by task. */
    private Map<String, String> escalationGroups() {
        Map<String, String> groups = new HashMap<>();
        DecisionDefinition policy = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TASK_POLICY)
                .latestVersion()
                .singleResult();
        if (policy != null) {
            for (Rule row : repository.getDmnModelInstance(policy.getId()).getModelElementsByType(Rule.class)) {
                List<String> outputs = row.getOutputEntries().stream()
                        .map(entry -> unquoted(entry.getText().getTextContent()))
                        .toList();
                String tasks = row.getInputEntries().iterator().next().getText().getTextContent();
                Arrays.stream(tasks.split(","))
                        .forEach(task -> groups.put(unquoted(task), outputs.get(outputs.size() - 1)));
            }
        }
        return groups;
    }

    private static String unquoted(String cell) {
        return cell.replace("\"", "").trim();
    }
}
