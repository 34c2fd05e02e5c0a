package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Patients under way keep their models, whichever way the product is started. */
class ModelDeploymentTest {

    private static final String PATTERN = "classpath*:bpmn/**/*.bpmn";
    private static final List<String> FILES = List.of("pathway.bpmn", "round.bpmn");

    private ProcessEngine engine;
    private RepositoryService repository;
    private Instant now = Instant.parse("2027-01-01T06:00:00Z");

    @TempDir
    private Path folder;

    @BeforeEach
    void start() throws IOException {
        engine = ProcessEngineConfiguration.createStandaloneInMemProcessEngineConfiguration()
                .setJdbcUrl("jdbc:h2:mem:model-deployment")
                .buildProcessEngine();
        repository = engine.getRepositoryService();
        write("pathway", "first");
        write("round", "first");
    }

    @AfterEach
    void close() {
        VirtualTime.reset();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource({
        "classpath*:bpmn/**/*.bpmn, file:/srv/bpmn/app/target/classes/bpmn/round.bpmn, bpmn/round.bpmn",
        "classpath*:bpmn/**/*.bpmn, jar:nested:/srv/bpmn/app.jar/!BOOT-INF/classes/!/bpmn/round.bpmn, bpmn/round.bpmn",
        "classpath*:bpmn/decisions/*.dmn, file:/srv/target/classes/bpmn/decisions/is%20due.dmn, bpmn/decisions/is due.dmn",
        "classpath*:bpmn/decisions/*.dmn, jar:file:/srv/a.jar!/bpmn/decisions/is%20due.dmn, bpmn/decisions/is due.dmn",
        "file:///home/an%20owner/bpmn/**/*.dmn, file:/home/an%20owner/bpmn/decisions/due.dmn, decisions/due.dmn",
        "file:/home/an%20owner/bpmn/**/*.dmn, file:/home/an%20owner/bpmn/decisions/due.dmn, decisions/due.dmn"
    })
    void namesAFileTheSameWhereverTheProductLies(String pattern, String url, String name) {
        assertThat(ModelDeployment.name(pattern, url)).isEqualTo(name);
    }

    @Test
    void deploysNothingAgainWhenStartedFromAJarAfterAFolder() throws IOException {
        startProduct();
        startProduct(jar());
        startProduct();

        assertThat(versions("pathway")).containsExactly("bpmn/pathway.bpmn");
        assertThat(versions("round")).containsExactly("bpmn/round.bpmn");
    }

    @Test
    void deploysNothingButWhatHasChanged() throws IOException {
        startProduct();
        write("round", "second");
        startProduct();

        assertThat(versions("pathway")).hasSize(1);
        assertThat(versions("round")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"/srv/target/classes/bpmn/", "''", "C:\\srv\\target\\classes\\bpmn\\"})
    void knowsWhatEarlierReleasesDeployedUnderOtherNames(String before) throws IOException {
        deploy("SpringAutoDeployment", before, FILES);
        startProduct();

        assertThat(versions("pathway")).containsExactly(before + "pathway.bpmn");
        assertThat(versions("round")).containsExactly(before + "round.bpmn");
    }

    @Test
    void leavesWhatAnOwnerHasDeployedSince() throws IOException {
        startProduct();
        write("round", "the owner's");
        deploy("Modeler", "", List.of("round.bpmn"));
        write("round", "first");
        startProduct();

        assertThat(versions("round")).containsExactly("bpmn/round.bpmn", "round.bpmn");
    }

    @Test
    void takesNothingAgainThatAnOwnerHasDeployedBefore() throws IOException {
        startProduct();
        write("round", "the owner's");
        deploy("Modeler", "", List.of("round.bpmn"));
        startProduct();

        assertThat(versions("round")).containsExactly("bpmn/round.bpmn", "round.bpmn");
    }

    private void startProduct() {
        startProduct(folder);
    }

    /** @param root of the class path: a folder or a jar */
    private void startProduct(Path root) {
        tick();
        CamundaBpmProperties settings = new CamundaBpmProperties();
        settings.setDeploymentResourcePattern(new String[] {PATTERN});
        try (URLClassLoader classes = new URLClassLoader(new URL[] {root.toUri().toURL()}, null)) {
            new ModelDeployment(settings, new PathMatchingResourcePatternResolver(classes), repository).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy(String name, String before, List<String> files) throws IOException {
        tick();
        var deployment = repository.createDeployment().name(name);
        for (String file : files) {
            deployment.addString(
                    before + file, Files.readString(folder.resolve("bpmn").resolve(file)));
        }
        deployment.deploy();
    }

    /** The latest deployment is the one with the latest time. */
    private void tick() {
        now = now.plusSeconds(1);
        VirtualTime.set(now);
    }

    private void write(String process, String text) throws IOException {
        Files.createDirectories(folder.resolve("bpmn"));
        Files.writeString(
                folder.resolve("bpmn").resolve(process + ".bpmn"),
                """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="example"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start" />
                  </process>
                </definitions>
                """
                        .formatted(process, text));
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("product.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("bpmn/"));
            for (String file : FILES) {
                out.putNextEntry(new JarEntry("bpmn/" + file));
                Files.copy(folder.resolve("bpmn").resolve(file), out);
            }
        }
        return jar;
    }

    private List<String> versions(String process) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .orderByProcessDefinitionVersion()
                .asc()
                .list()
                .stream()
                .map(ProcessDefinition::getResourceName)
                .toList();
    }
}
