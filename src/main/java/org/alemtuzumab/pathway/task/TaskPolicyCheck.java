package org.alemtuzumab.pathway.task;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.KeptModels;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.engine.Place;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * Lets a task be added only with its row in the table {@code taskPolicy}: its deadline, and the group that it is offered to
 * afterwards, could not be found when the first patient comes to it.
 */
@Component
class TaskPolicyCheck implements ModelCheck {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

    private final KeptModels kept;
    private final RepositoryService repository;

    TaskPolicyCheck(KeptModels kept, RepositoryService repository) {
        this.kept = kept;
        this.repository = repository;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        if (!kept.compares()) {
            return List.of();
        }
        List<Place> tasks = Place.ofDiagrams(files)
                .filter(place -> place.element().getLocalName().equals("userTask"))
                .toList();
        Set<String> known = tasks.isEmpty() ? Set.of() : rows(files);
        return tasks.stream()
                .filter(task -> !known.contains(task.element().getAttribute("id")))
                .map(task -> task.fault(
                        "the table %s has no row for the task '%s', so that its deadline is nowhere. Add one, and deploy it with the diagram or before it."
                                .formatted(TaskPolicy.TABLE, task.element().getAttribute("id"))))
                .toList();
    }

    private Set<String> rows(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".dmn"))
                .map(file -> Dmn.readModelFromStream(new ByteArrayInputStream(file.getValue())))
                .filter(TaskPolicyCheck::isThePolicy)
                .findFirst()
                .or(() -> deployed().findFirst())
                .map(TaskPolicyCheck::tasks)
                .orElse(Set.of());
    }

    private Stream<DmnModelInstance> deployed() {
        return repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TaskPolicy.TABLE)
                .latestVersion()
                .list()
                .stream()
                .map(DecisionDefinition::getId)
                .map(repository::getDmnModelInstance);
    }

    private static boolean isThePolicy(DmnModelInstance model) {
        return model.getModelElementsByType(Decision.class).stream()
                .anyMatch(decision -> decision.getId().equals(TaskPolicy.TABLE));
    }

    private static Set<String> tasks(DmnModelInstance policy) {
        return policy.getModelElementsByType(Rule.class).stream()
                .map(row -> row.getInputEntries().iterator().next().getTextContent())
                .flatMap(cell -> TEXT.matcher(cell).results())
                .map(task -> task.group(1))
                .collect(Collectors.toSet());
    }
}
