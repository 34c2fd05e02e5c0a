package org.alemtuzumab.pathway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every decision table against its cases in {@code src/test/resources/decisions/<key>.csv}.
 *
 * <p>The header names the variables that the table reads, then {@code ->}; behind it stand the ids of the rows that must
 * match, separated by {@code |}, none where nothing may match. An empty cell is a variable that is not known (null), a
 * cell with commas stands in double quotes, a line with # is a comment. Cells are numbers, true/false, ISO dates or text;
 * in a column of type string always text.
 *
 * <p>Every table has its cases, and every row is matched by one of them.
 */
class DecisionTableTest {

    private static final Path TABLES = Path.of("bpmn/decisions");
    private static final Path CASES = Path.of("src/test/resources/decisions");

    /** Tables of settings: their answer is a list to read, their tests are structural. */
    private static final Map<String, String> WITHOUT_CASES = Map.of(
            "profileSettings", "one row a setting, or one a profile, tested below",
            "taskPolicy", "one row a task, tested by TaskPolicyTest");

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        return files(CASES, ".csv").map(file -> {
            Table table = new Table(TABLES.resolve(key(file) + ".dmn"));
            List<DynamicTest> tests = new ArrayList<>();
            Set<String> matched = new TreeSet<>();
            for (Case each : readCases(file, table)) {
                tests.add(DynamicTest.dynamicTest(each.title(), () -> {
                    Set<String> rows = table.matched(each.inputs());
                    matched.addAll(rows);
                    assertThat(rows).as(each.title()).containsExactlyInAnyOrderElementsOf(each.rows());
                }));
            }
            tests.add(DynamicTest.dynamicTest("every row is matched by a case", () -> assertThat(matched)
                    .containsExactlyInAnyOrderElementsOf(table.rows())));
            return DynamicContainer.dynamicContainer(key(file), tests);
        });
    }

    @Test
    void everyTableHasItsCases() throws IOException {
        Set<String> tested = files(CASES, ".csv").map(DecisionTableTest::key).collect(Collectors.toSet());
        tested.addAll(WITHOUT_CASES.keySet());
        assertThat(files(TABLES, ".dmn").map(DecisionTableTest::key)).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void everySettingHasExactlyOneValueInEachProfile() {
        Table table = new Table(TABLES.resolve("profileSettings.dmn"));
        for (Rule row : table.model.getModelElementsByType(Rule.class)) {
            String setting = List.copyOf(row.getInputEntries())
                    .get(1)
                    .getTextContent()
                    .strip()
                    .replace("\"", "");
            for (String profile : List.of("STRICT", "KSA")) {
                assertThat(table.matched(Map.of("profile", profile, "setting", setting)))
                        .as(setting + " in " + profile)
                        .hasSize(1);
            }
        }
        assertThat(table.matched(Map.of("profile", "STRICT", "setting", "unheardOf")))
                .isEmpty();
    }

    private static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static String key(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    private record Case(String title, Map<String, Object> inputs, Set<String> rows) {}

    private static List<Case> readCases(Path file, Table table) {
        List<Case> cases = new ArrayList<>();
        List<String> header = null;
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(line);
            if (header == null) {
                header = cells;
                assertThat(header).as("header of " + file).endsWith("->");
                continue;
            }
            assertThat(cells).as("cells of %s: %s", file, line).hasSameSizeAs(header);
            Map<String, Object> inputs = new HashMap<>();
            for (int i = 0; i < header.size() - 1; i++) {
                inputs.put(header.get(i), table.value(header.get(i), cells.get(i)));
            }
            Set<String> rows = Arrays.stream(cells.get(cells.size() - 1).split("\\|"))
                    .map(String::strip)
                    .filter(row -> !row.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            cases.add(new Case(line, inputs, rows));
        }
        return cases;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }

    /** One table on a bare decision engine. */
    private static final class Table {

        private final Set<String> matched = new LinkedHashSet<>();
        private final DmnEngine engine;
        private final DmnDecision decision;
        private final DmnModelInstance model;
        private final Map<String, String> types = new HashMap<>();

        Table(Path file) {
            DefaultDmnEngineConfiguration configuration =
                    (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules()
                    .forEach(rule -> matched.add(rule.getId())));
            engine = configuration.buildEngine();
            model = Dmn.readModelFromFile(file.toFile());
            String key = model.getModelElementsByType(Decision.class)
                    .iterator()
                    .next()
                    .getId();
            assertThat(key).as("key of " + file).isEqualTo(key(file));
            decision = engine.parseDecision(key, model);
            for (Input input : model.getModelElementsByType(Input.class)) {
                types.put(
                        input.getInputExpression().getText().getTextContent().strip(),
                        input.getInputExpression().getTypeRef());
            }
        }

        Set<String> matched(Map<String, Object> inputs) {
            matched.clear();
            engine.evaluateDecisionTable(decision, inputs);
            return Set.copyOf(matched);
        }

        List<String> rows() {
            return model.getModelElementsByType(Rule.class).stream()
                    .map(Rule::getId)
                    .toList();
        }

        /** What the text of a cell means, in the type of its column. */
        Object value(String variable, String text) {
            String type = types.getOrDefault(variable, "");
            if (text.isEmpty()) {
                return null;
            }
            if (type.equals("string")) {
                return text;
            }
            if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
                return Date.from(LocalDate.parse(text)
                        .atStartOfDay(ZoneId.systemDefault())
                        .toInstant());
            }
            if (text.matches("-?\\d+(\\.\\d+)?")) {
                return Double.valueOf(text);
            }
            return text.matches("true|false") ? Boolean.valueOf(text) : text;
        }
    }
}
