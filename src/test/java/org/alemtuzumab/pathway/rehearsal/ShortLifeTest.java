package org.alemtuzumab.pathway.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.alemtuzumab.pathway.PathwayApplication;
import org.junit.jupiter.api.Test;

/** A command carries the flags of its Java itself. */
class ShortLifeTest {

    private static final String[] HELP = {"rehearse", "--help"};

    @Test
    void aJarIsStartedAgainWithWhatJavaWasToldAndItsOwnFlags() {
        List<String> command =
                ShortLife.command(List.of("-Xmx1g", "-XX:+UseG1GC"), "pathway.jar", PathwayApplication.class, HELP);

        assertThat(command)
                .contains("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx1g")
                .doesNotContain("-XX:+UseG1GC")
                .endsWith("-jar", "pathway.jar", "rehearse", "--help");
    }

    @Test
    void fromAFolderOfClassesItRunsAndEnds() throws Exception {
        Process process = new ProcessBuilder(ShortLife.command(
                        List.of(), System.getProperty("java.class.path"), PathwayApplication.class, HELP))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("Lives through a patient's years");
    }
}
