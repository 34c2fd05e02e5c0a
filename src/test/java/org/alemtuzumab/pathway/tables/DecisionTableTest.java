package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every decision table answers its cases by the rows that they name; every table has cases, and every row is matched by one. */
class DecisionTableTest {

    /** Tables of settings: their answer is a list to read, their tests are structural. */
    private static final Map<String, String> WITHOUT_CASES = Map.of(
            "profileSettings", "one row a setting, or one a profile, tested below",
            "profileSafeguards", "one row a setting, tested by ProfileTablesTest",
            "taskPolicy", "one row a task, tested by TaskPolicyTest");

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        return Shipped.files(Shipped.CASES, ".csv").map(file -> {
            Table table = Shipped.table(Shipped.key(file));
            List<DynamicTest> tests = new ArrayList<>();
            Set<String> matched = new TreeSet<>();
            for (Case each : Shipped.cases(file)) {
                tests.add(DynamicTest.dynamicTest(each.line(), () -> {
                    Set<String> rows = Shipped.matched(table, each.facts());
                    matched.addAll(rows);
                    assertThat(rows).as(each.line()).containsExactlyInAnyOrderElementsOf(each.rows());
                }));
            }
            tests.add(DynamicTest.dynamicTest("every row is matched by a case", () -> assertThat(matched)
                    .containsExactlyInAnyOrderElementsOf(
                            table.rows().stream().map(Table.Row::id).toList())));
            return DynamicContainer.dynamicContainer(Shipped.key(file), tests);
        });
    }

    @Test
    void everyTableHasItsCases() throws IOException {
        Set<String> tested =
                Shipped.files(Shipped.CASES, ".csv").map(Shipped::key).collect(Collectors.toSet());
        tested.addAll(WITHOUT_CASES.keySet());
        assertThat(Shipped.files(Shipped.TABLES, ".dmn").map(Shipped::key)).containsExactlyInAnyOrderElementsOf(tested);
    }

    @Test
    void everySettingHasExactlyOneValueInEachProfile() {
        Table table = Shipped.table("profileSettings");
        for (Table.Row row : table.rows()) {
            String setting = row.conditions().get(1).replace("\"", "");
            for (String profile : List.of("STRICT", "US", "KSA")) {
                assertThat(table.ask(Map.of("profile", profile, "setting", setting)))
                        .as(setting + " in " + profile)
                        .hasSize(1);
            }
        }
        assertThat(table.ask(Map.of("profile", "STRICT", "setting", "unheardOf")))
                .isEmpty();
    }
}
