package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * How much work a life is for its care team: all tasks of three lives, from enrolment to the end of monitoring, counted by kind. The
 * README's table holds them, and what they were before.
 */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:counting;DB_CLOSE_DELAY=-1",
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "pathway.sample-clinic=false"
        })
class TaskCountTest {

    /** The scenarios, in the order of the table's columns. */
    private static final List<String> LIVES =
            List.of("uneventful-woman", "influenza-in-month-10", "treated-thyroid-disease");

    private static final String HEAD =
            "| task | uneventful | with influenza | with treated thyroid disease |\n| --- | --- | --- | --- |\n";
    private static final String ALL = "all";
    private static final String CHANGED = " → ";

    @Autowired
    private Rehearsal rehearsal;

    @Test
    void theReadmeSaysHowManyTasksALifeBrings() throws IOException {
        Matcher shown =
                Pattern.compile(Pattern.quote(HEAD) + "((?:\\|.*\n)*)").matcher(Files.readString(Path.of("README.md")));
        assertThat(shown.find())
                .as("the table of README.md begins with%n%s", HEAD)
                .isTrue();

        String right = table(before(shown.group(1)), counted());

        assertThat(shown.group(1))
                .as("README.md, the table of tasks; right would be%n%s%n", right)
                .isEqualTo(right);
    }

    /** What the table says of the time before, by kind of task. */
    private static Map<String, List<Integer>> before(String rows) {
        Map<String, List<Integer>> before = new HashMap<>();
        rows.lines()
                .map(row -> row.split("\\|"))
                .forEach(cells -> before.put(
                        cells[1].strip(),
                        Arrays.stream(cells)
                                .skip(2)
                                .map(cell -> Integer.valueOf(cell.strip().split(CHANGED)[0]))
                                .toList()));
        return before;
    }

    private List<Map<String, Integer>> counted() throws IOException {
        List<Map<String, Integer>> counted = new ArrayList<>();
        for (String life : LIVES) {
            Scenario scenario = ScenarioFile.reader().read(Path.of("bpmn/scenarios", life + ".yaml"));
            try {
                Map<String, Integer> tasks = new HashMap<>();
                rehearsal.live(List.of(scenario), null).get(0).tasks().forEach(task -> {
                    tasks.merge(task.task(), 1, Integer::sum);
                    tasks.merge(ALL, 1, Integer::sum);
                });
                counted.add(tasks);
            } finally {
                rehearsal.forget(scenario);
            }
        }
        return counted;
    }

    private static String table(Map<String, List<Integer>> before, List<Map<String, Integer>> now) {
        Map<String, String> rows = new TreeMap<>();
        before.keySet().forEach(kind -> rows.put(kind, ""));
        now.forEach(life -> life.keySet().forEach(kind -> rows.put(kind, "")));
        rows.replaceAll((kind, empty) -> row(
                kind,
                before.getOrDefault(kind, List.of(0, 0, 0)),
                now.stream().map(life -> life.getOrDefault(kind, 0)).toList()));
        return String.join("", rows.values());
    }

    private static String row(String kind, List<Integer> before, List<Integer> now) {
        List<String> cells = new ArrayList<>(List.of(kind));
        for (int life = 0; life < now.size(); life++) {
            cells.add(
                    before.get(life).equals(now.get(life))
                            ? now.get(life).toString()
                            : before.get(life) + CHANGED + now.get(life));
        }
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
