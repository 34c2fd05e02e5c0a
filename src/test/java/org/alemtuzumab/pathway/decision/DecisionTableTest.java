package org.alemtuzumab.pathway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            "profileSafeguards", "one row a setting, tested by ProfileTablesTest",
            "taskPolicy", "one row a task, tested by TaskPolicyTest");

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        return DecisionTable.files(CASES, ".csv").map(file -> {
            DecisionTable table = DecisionTable.read(TABLES.resolve(DecisionTable.key(file) + ".dmn"));
            List<DynamicTest> tests = new ArrayList<>();
            Set<String> matched = new TreeSet<>();
            for (DecisionCase each : DecisionCase.read(file, table)) {
                tests.add(DynamicTest.dynamicTest(each.title(), () -> {
                    Set<String> rows = table.matched(each.inputs());
                    matched.addAll(rows);
                    assertThat(rows).as(each.title()).containsExactlyInAnyOrderElementsOf(each.rows());
                }));
            }
            tests.add(DynamicTest.dynamicTest("every row is matched by a case", () -> assertThat(matched)
                    .containsExactlyInAnyOrderElementsOf(table.rows())));
            return DynamicContainer.dynamicContainer(DecisionTable.key(file), tests);
        });
    }

    @Test
    void everyTableHasItsCases() throws IOException {
        Set<String> tested =
                DecisionTable.files(CASES, ".csv").map(DecisionTable::key).collect(Collectors.toSet());
        tested.addAll(WITHOUT_CASES.keySet());
        assertThat(DecisionTable.files(TABLES, ".dmn").map(DecisionTable::key))
                .containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void everySettingHasExactlyOneValueInEachProfile() {
        DecisionTable table = DecisionTable.read(TABLES.resolve("profileSettings.dmn"));
        for (Rule row : table.model().getModelElementsByType(Rule.class)) {
            String setting = List.copyOf(row.getInputEntries())
                    .get(1)
                    .getTextContent()
                    .strip()
                    .replace("\"", "");
            for (String profile : List.of("STRICT", "US", "KSA")) {
                assertThat(table.matched(Map.of("profile", profile, "setting", setting)))
                        .as(setting + " in " + profile)
                        .hasSize(1);
            }
        }
        assertThat(table.matched(Map.of("profile", "STRICT", "setting", "unheardOf")))
                .isEmpty();
    }
}
