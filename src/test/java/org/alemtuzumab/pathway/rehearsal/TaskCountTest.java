package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * How much work a life is for its care team: all tasks of three lives from enrolment to the end of monitoring, counted by kind. The
 * README's table holds the counts, beside those that stood before what makes no one safer was taken away.
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

    private static final List<String> LIVES =
            List.of("uneventful-woman", "influenza-in-month-10", "treated-thyroid-disease");
    private static final String ALL = "all tasks";

    @Autowired
    private Rehearsal rehearsal;

    @Test
    void theReadmeSaysHowManyTasksALifeBrings() throws IOException {
        List<Map<String, Long>> counts = new ArrayList<>();
        for (String life : LIVES) {
            counts.add(count(ScenarioFile.reader().read(Path.of("bpmn/scenarios", life + ".yaml"))));
        }
        TreeSet<String> kinds = new TreeSet<>();
        counts.forEach(each -> kinds.addAll(each.keySet()));
        String table = kinds.stream()
                .map(kind -> "| %s | %s |"
                        .formatted(
                                kind,
                                counts.stream()
                                        .map(each -> String.valueOf(each.getOrDefault(kind, 0L)))
                                        .collect(Collectors.joining(" | "))))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("/tmp/time-counts.txt"), table);
        assertThat(table).isEmpty();
    }

    private Map<String, Long> count(Scenario scenario) {
        try {
            Life life = rehearsal.live(List.of(scenario), null).get(0);
            System.out.println(life.problems());
            life.referrals().forEach(r -> System.out.println(r));
            life.findings().forEach(r -> System.out.println(r));
            Map<String, Long> byKind = new TreeMap<>();
            life.tasks().forEach(task -> byKind.merge(task.task(), 1L, Long::sum));
            byKind.put(ALL, (long) life.tasks().size());
            return byKind;
        } finally {
            rehearsal.forget(scenario);
        }
    }
}
