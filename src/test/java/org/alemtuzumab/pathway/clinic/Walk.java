package org.alemtuzumab.pathway.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A script that goes through the pages of a running clinic as a person does, in a real browser. */
final class Walk {

    static final Path SCRIPTS = Path.of("src/site/pictures");

    private Walk() {}

    /** What the script told; it fails, with that, where the script did not come to its end in time. */
    static String through(String script, int port, Duration patience, String... more)
            throws IOException, InterruptedException {
        return through(script, port, patience, () -> {}, more);
    }

    /** @param meanwhile is done again and again as long as the script runs */
    static String through(String script, int port, Duration patience, Runnable meanwhile, String... more)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("walk", ".txt");
        List<String> command =
                new ArrayList<>(List.of("node", SCRIPTS.resolve(script).toString(), "http://localhost:" + port));
        command.addAll(List.of(more));
        Process walk = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long end = System.nanoTime() + patience.toNanos();
        boolean ended = false;
        while (!ended && System.nanoTime() < end) {
            meanwhile.run();
            ended = walk.waitFor(200, TimeUnit.MILLISECONDS);
        }
        walk.destroyForcibly();
        String told = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(ended && walk.exitValue() == 0).as(told).isTrue();
        return told;
    }
}
