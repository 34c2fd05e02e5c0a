package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alemtuzumab.pathway.PathwayApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** An owner's edit is judged in a rehearsal as it is where it is deployed; in a JVM of its own, as an owner starts it. */
class RehearsedModelsTest {

    @TempDir
    private Path folder;

    @Test
    void rehearsalRefusesWhatADeploymentRefuses() throws Exception {
        FileSystemUtils.copyRecursively(Path.of("bpmn"), folder);
        Path referral = folder.resolve("referral.bpmn");
        Files.writeString(
                referral,
                Files.readString(referral)
                        .replace(
                                "camunda:delegateExpression=\"${prepareReferral}\"",
                                "camunda:class=\"java.lang.Runtime\"")
                        .replace("${referralTexts.patient(patientNumber)}", "${dataSource.getConnection()}"));

        Process rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        PathwayApplication.class.getName(),
                        "rehearse",
                        "--bpmn",
                        folder.toString(),
                        "bpmn/scenarios/A01.yaml")
                .redirectErrorStream(true)
                .start();
        String said = new String(rehearsal.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(rehearsal.waitFor()).isEqualTo(2);
        assertThat(said)
                .contains("The diagrams, decisions or forms cannot be used: Not deployed. ")
                .contains("referral.bpmn, step '", "'class' is not run here. Name a delegate of the application")
                .contains("the application has no 'dataSource' on which 'getConnection' could be called");
    }
}
