package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.PathwayApplication;
import org.alemtuzumab.pathway.rehearsal.RehearseCommand;
import org.junit.jupiter.api.Test;

/** A whole lifetime of 62 months in rehearsal, several times after the same start: part of {@code mvn verify -Pscale}. */
class LifetimeBench {

    private static final String LIFE = "bpmn/scenarios/A01.yaml";
    private static final Pattern TOOK = Pattern.compile("HOLDS: .* in ([0-9.]+) s");

    @Test
    void aLifetimeInRehearsal() throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        int exit;
        try {
            exit = RehearseCommand.run(
                    PathwayApplication.class, new String[] {"rehearse", "--quiet", LIFE, LIFE, LIFE, LIFE, LIFE});
        } finally {
            System.setOut(console);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(exit).as(text).isZero();
        List<Double> seconds = TOOK.matcher(text)
                .results()
                .map((MatchResult found) -> Double.valueOf(found.group(1)))
                .toList();
        assertThat(seconds).hasSize(5);
        List<Double> sorted = seconds.stream().sorted().toList();
        Speed.write(
                "lifetime",
                "H2 in memory",
                List.of(
                        Speed.row("a lifetime of 62 months in rehearsal", "measured", "goal"),
                        Speed.row("---", "---", "---"),
                        Speed.row(
                                "after start-up, median of five (range), s",
                                String.format(
                                        Locale.ROOT,
                                        "%.1f (%.1f to %.1f)",
                                        sorted.get(2),
                                        sorted.get(0),
                                        sorted.get(4)),
                                "≤ 3")));
    }
}
