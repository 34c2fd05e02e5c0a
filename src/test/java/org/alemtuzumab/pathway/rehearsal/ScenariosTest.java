package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/**
 * Lives every scenario of {@code bpmn/scenarios} through; each must hold. {@code -Dscenarios=A0*,PLT*} lives those only
 * whose names are like one of these.
 */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:scenarios;DB_CLOSE_DELAY=-1",
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "pathway.sample-clinic=false"
        })
class ScenariosTest {

    private static final Path FOLDER = Path.of("bpmn/scenarios");

    @Autowired
    private Rehearsal rehearsal;

    @Autowired
    private ClinicTime time;

    @TestFactory
    Stream<DynamicTest> holds() throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(FOLDER)) {
            files = found.filter(ScenariosTest::isAsked).sorted().toList();
        }
        assertThat(files).isNotEmpty();
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    Scenario scenario = ScenarioFile.reader().read(file);
                    assertThat(scenario.expect())
                            .as("a scenario without expectations proves nothing")
                            .isNotNull();
                    try {
                        Life life = rehearsal.live(List.of(scenario), null).get(0);
                        assertThat(Expectations.differences(life, time)).isEmpty();
                    } finally {
                        rehearsal.forget(scenario);
                    }
                }));
    }

    private static boolean isAsked(Path file) {
        String names = System.getProperty("scenarios", "*");
        return FileSystems.getDefault()
                .getPathMatcher("glob:{" + names + "}.yaml")
                .matches(file.getFileName());
    }
}
