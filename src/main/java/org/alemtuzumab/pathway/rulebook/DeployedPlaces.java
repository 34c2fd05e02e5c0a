package org.alemtuzumab.pathway.rulebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** Finds rules in what is deployed now, in its latest versions, so that an owner's edit shows at once. */
@Component
class DeployedPlaces {

    private static final String COCKPIT = "/camunda/app/cockpit/default/#/";
    private static final Map<String, String> KINDS =
            Map.of("profileSettings", "Profile setting", "taskPolicy", "Deadline of a task");
    private static final Set<String> SHOWN_IN_FORMS = Set.of("label", "description", "text", "content");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RepositoryService repository;
    private final Resource analytes;

    DeployedPlaces(
            RepositoryService repository,
            @Value("${pathway.analytes:classpath:bpmn/analytes.yaml}") Resource analytes) {
        this.repository = repository;
        this.analytes = analytes;
    }

    /** All places by the id of the rule that they name. */
    Map<String, List<Place>> byRule() {
        Map<String, List<Place>> places = new TreeMap<>();
        repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
                .forEach(each -> diagram(each, places));
        repository
                .createDecisionDefinitionQuery()
                .latestVersion()
                .orderByDecisionDefinitionKey()
                .asc()
                .list()
                .forEach(each -> decision(each, places));
        forms(places);
        analytes(places);
        return places;
    }

    /** The rules that each row of a decision table names, by "table.row". */
    Map<String, Set<String>> rulesOfRows() {
        Map<String, Set<String>> rules = new TreeMap<>();
        repository.createDecisionDefinitionQuery().latestVersion().list().forEach(definition -> repository
                .getDmnModelInstance(definition.getId())
                .getModelElementsByType(Rule.class)
                .forEach(row -> rules.put(definition.getKey() + "." + row.getId(), RuleIds.in(description(row)))));
        return rules;
    }

    private void diagram(ProcessDefinition definition, Map<String, List<Place>> places) {
        var model = repository.getBpmnModelInstance(definition.getId());
        String link = COCKPIT + "process-definition/" + definition.getId() + "/runtime";
        for (Process process : model.getModelElementsByType(Process.class)) {
            add(places, documentation(process), new Place("Diagram", definition.getName(), "the whole", "", link));
        }
        for (FlowElement element : model.getModelElementsByType(FlowElement.class)) {
            String documentation = documentation(element);
            String label = element.getName() == null ? element.getId() : oneLine(element.getName());
            add(
                    places,
                    documentation,
                    new Place(
                            "Diagram",
                            definition.getName(),
                            label,
                            documentation,
                            link + "?activityIds=" + element.getId()));
        }
    }

    private void decision(DecisionDefinition definition, Map<String, List<Place>> places) {
        DmnModelInstance model = repository.getDmnModelInstance(definition.getId());
        String kind = KINDS.getOrDefault(definition.getKey(), "Decision row");
        String link = COCKPIT + "decision-definition/" + definition.getId();
        Set<String> inRows = new HashSet<>();
        for (Rule row : model.getModelElementsByType(Rule.class)) {
            String description = description(row);
            inRows.addAll(RuleIds.in(description));
            add(
                    places,
                    description,
                    new Place(
                            kind,
                            definition.getName(),
                            row.getId(),
                            "%s (%s)".formatted(description, cells(row)),
                            link));
        }
        for (Decision decision : model.getModelElementsByType(Decision.class)) {
            if (decision.getDescription() != null) {
                String description = oneLine(decision.getDescription().getTextContent());
                Set<String> ids = new HashSet<>(RuleIds.in(description));
                ids.removeAll(inRows);
                Place place = new Place("Decision table", definition.getName(), "the whole", description, link);
                ids.forEach(id ->
                        places.computeIfAbsent(id, unknown -> new ArrayList<>()).add(place));
            }
        }
    }

    private static String description(Rule row) {
        return row.getDescription() == null ? "" : oneLine(row.getDescription().getTextContent());
    }

    /** A row as one reads it: what must hold, and what follows. */
    private static String cells(Rule row) {
        List<Input> columns = List.copyOf(row.getParentElement().getChildElementsByType(Input.class));
        List<InputEntry> cells = List.copyOf(row.getInputEntries());
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = oneLine(cells.get(i).getTextContent());
            if (!cell.isEmpty()) {
                conditions.add("%s: %s".formatted(columns.get(i).getLabel(), cell));
            }
        }
        String outputs = row.getOutputEntries().stream()
                .map(OutputEntry::getTextContent)
                .map(DeployedPlaces::oneLine)
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(", "));
        return "%s → %s"
                .formatted(conditions.isEmpty() ? "always" : String.join("; ", conditions), outputs)
                .replace("\"", "");
    }

    /** The engine has no public query for forms: the newest deployment that holds a file has its latest version. */
    private void forms(Map<String, List<Place>> places) {
        Set<String> seen = new HashSet<>();
        for (Deployment deployment : repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()) {
            repository.getDeploymentResources(deployment.getId()).stream()
                    .filter(resource -> resource.getName().endsWith(".form") && seen.add(fileName(resource.getName())))
                    .forEach(resource -> form(
                            fileName(resource.getName()),
                            repository.getResourceAsStreamById(deployment.getId(), resource.getId()),
                            places));
        }
    }

    private void form(String file, InputStream form, Map<String, List<Place>> places) {
        try (form) {
            components(file, JSON.readTree(form).path("components"), places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void components(String file, JsonNode components, Map<String, List<Place>> places) {
        for (JsonNode component : components) {
            String said = SHOWN_IN_FORMS.stream()
                    .sorted()
                    .map(key -> component.path(key).asText(""))
                    .filter(text -> !text.isBlank())
                    .map(DeployedPlaces::oneLine)
                    .collect(Collectors.joining(" – "));
            String part = component.path("key").asText(component.path("id").asText("text"));
            add(places, said, new Place("Form", file, part, said, null));
            components(file, component.path("components"), places);
        }
    }

    private void analytes(Map<String, List<Place>> places) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(analytes.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .forEach(line -> add(
                            places,
                            line,
                            new Place("Analytes", "bpmn/analytes.yaml", "", line.replaceFirst("^[#\\s]+", ""), null)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(Map<String, List<Place>> places, String text, Place place) {
        RuleIds.in(text).forEach(id -> places.computeIfAbsent(id, unknown -> new ArrayList<>())
                .add(place));
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(each -> oneLine(each.getTextContent()))
                .collect(Collectors.joining(" "));
    }

    private static String fileName(String resource) {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
