package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.laboratory.State;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** The schema of scenario files names exactly what the models, the catalogue of analytes and the tables know. */
class ScenarioSchemaTest {

    private static final JsonNode SCHEMA = ScenarioFile.schema();

    @Test
    void itsTasksAreThoseOfTheDiagrams() {
        Set<String> tasks = new TreeSet<>();
        diagrams().forEach(model -> model.getModelElementsByType(UserTask.class)
                .forEach(task -> tasks.add(task.getId())));
        assertThat(names("task")).containsExactlyInAnyOrderElementsOf(tasks);
    }

    private static final Pattern SEVERAL = Pattern.compile("\\^\\(.*\\)\\(, \\?\\((.*)\\)\\)\\*\\$");

    @Test
    void itsProcessesAreThoseOfTheDiagrams() {
        Set<String> processes = new TreeSet<>();
        diagrams().forEach(model -> model.getModelElementsByType(Process.class)
                .forEach(process -> processes.add(process.getId())));
        assertThat(names("process")).containsExactlyInAnyOrderElementsOf(processes);
    }

    @Test
    void itsGroupsHoldThoseOfTheTaskPolicy() {
        List<String> groups = new ArrayList<>();
        Dmn.readModelFromFile(Path.of("bpmn/decisions/taskPolicy.dmn").toFile())
                .getModelElementsByType(Rule.class)
                .forEach(rule -> rule.getOutputEntries().stream()
                        .map(cell -> cell.getTextContent().trim().replace("\"", ""))
                        .filter(cell -> cell.matches("[a-zA-Z]+"))
                        .filter(cell -> !cell.matches("P[T\\dDHM]+"))
                        .forEach(groups::add));
        assertThat(names("group")).containsAll(groups);
        assertThat(names("group")).containsAll(names("specialty"));
    }

    @Test
    void itsAnalytesAreThoseOfTheCatalogueAndTheUneventfulResults() throws IOException {
        assertThat(CareTeam.load(Set.of()).uneventful().keySet()).containsExactlyInAnyOrderElementsOf(names("analyte"));
        JsonNode result = SCHEMA.at("/$defs/result/properties");
        assertThat(names("analyte")).allMatch(result::has);
        Path catalogue = Path.of("bpmn/analytes.yaml");
        Set<String> codes = new TreeSet<>();
        JsonNode root =
                YamlDocument.read("analytes.yaml", Files.readString(catalogue)).root();
        collectCodes(root, codes);
        assertThat(names("analyte")).containsExactlyInAnyOrderElementsOf(codes);
    }

    @Test
    void itsRulesAreThoseOfTheCatalogue() throws IOException {
        try (Reader catalogue = Files.newBufferedReader(Path.of("bpmn/rules.yaml"))) {
            assertThat(names("rule"))
                    .containsExactlyInAnyOrderElementsOf(RuleCatalogue.of("rules.yaml", catalogue).all().stream()
                            .map(org.alemtuzumab.pathway.rules.Rule::id)
                            .toList());
        }
    }

    @Test
    void itsReportsAreThoseOfTheForm() {
        Map<String, FormFields.Field> form =
                new TreeMap<>(FormFields.ofProduct("patientReport").orElseThrow());
        form.keySet().removeAll(Set.of("patientNumber", "birthDate"));
        JsonNode report = SCHEMA.at("/$defs/report/properties");
        Map<String, Set<String>> choices = new TreeMap<>();
        report.fieldNames().forEachRemaining(key -> {
            Set<String> values = new LinkedHashSet<>();
            report.at("/" + key + "/enum").forEach(value -> values.add(value.asText()));
            // of several, the second half of the pattern names those that can be ticked
            Matcher several = SEVERAL.matcher(report.at("/" + key + "/pattern").asText());
            if (several.matches()) {
                values.addAll(List.of(several.group(1).split("\\|")));
            }
            choices.put(key, values);
        });
        assertThat(choices.keySet()).isEqualTo(form.keySet());
        form.forEach((key, field) -> assertThat(choices.get(key)).as(key).isEqualTo(field.choices()));
    }

    @Test
    void itsStatesAndUrgenciesAreThoseOfTheTables() throws IOException {
        String tables = Files.readString(Path.of("src/main/resources/db/migration/V1__clinical_tables.sql"));
        Matcher states = Pattern.compile("-- (OPEN \\| COMPLETE[^\\n]*)").matcher(tables);
        assertThat(states.find()).isTrue();
        assertThat(names("roundState")).containsExactly(states.group(1).trim().split(" \\| "));
    }

    @Test
    void itsStatesOfMessagesAreThoseOfTheInbox() {
        assertThat(names("inboxState"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(State.values()).map(State::name).toList());
    }

    @Test
    void theCareTeamAnswersEveryTaskAndNoOther() {
        Set<String> tasks = new TreeSet<>(names("task"));
        tasks.add("enrolPatient");
        assertThat(tasks)
                .allMatch(task -> CareTeam.load(Set.of()).habit(task).isPresent(), "is answered in rehearsal/*.yaml");
    }

    @Test
    void thePageOfTheFormatNamesEveryKeyTaskGroupAndState() throws IOException {
        String page = Files.readString(Path.of("bpmn/scenarios/README.md"));
        Set<String> missing = new TreeSet<>();
        for (String definition : List.of(
                "task",
                "process",
                "group",
                "specialty",
                "analyte",
                "urgency",
                "roundState",
                "resultState",
                "inboxState")) {
            names(definition).stream().filter(name -> !page.contains(name)).forEach(missing::add);
        }
        keys(SCHEMA).stream().filter(key -> !page.contains(key)).forEach(missing::add);
        assertThat(missing).as("not named in bpmn/scenarios/README.md").isEmpty();
    }

    private static Set<String> keys(JsonNode schema) {
        Set<String> keys = new TreeSet<>();
        if (schema.isObject()) {
            schema.path("properties").fieldNames().forEachRemaining(keys::add);
        }
        schema.forEach(child -> keys.addAll(keys(child)));
        return keys;
    }

    private static void collectCodes(JsonNode root, Set<String> codes) {
        for (JsonNode entry : root.isArray() ? root : root.path("analytes")) {
            codes.add(entry.path("code").asText());
        }
        if (codes.isEmpty()) {
            (root.has("analytes") ? root.path("analytes") : root).fieldNames().forEachRemaining(codes::add);
        }
    }

    private static List<String> names(String definition) {
        List<String> names = new ArrayList<>();
        SCHEMA.at("/$defs/" + definition + "/enum").forEach(name -> names.add(name.asText()));
        assertThat(names).as(definition).isNotEmpty();
        return names;
    }

    private static List<BpmnModelInstance> diagrams() {
        try (Stream<Path> files = Files.walk(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
