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
 * Lives every scenario of {@code bpmn/scenarios} through; each must hold. Two classes share them, so that two processes live them
 * at once. {@code -Dtest=*ScenariosTest -Dscenarios=A0*,PLT*} lives those only whose names are like one of these.
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
abstract class ScenariosTest {

    private static final Path FOLDER = Path.of("bpmn/scenarios");
    /** The first letter of the second class. */
    private static final char MIDDLE = 'h';

    private final boolean second;

    ScenariosTest(boolean second) {
        this.second = second;
    }

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
                .filter(file -> second == isOfTheSecond(file))
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

    private static boolean isOfTheSecond(Path file) {
        return Character.toLowerCase(file.getFileName().toString().charAt(0)) >= MIDDLE;
    }

    private static boolean isAsked(Path file) {
        String names = System.getProperty("scenarios", "*");
        return FileSystems.getDefault()
                .getPathMatcher("glob:{" + names + "}.yaml")
                .matches(file.getFileName());
    }
}
