package org.alemtuzumab.pathway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The README's section "Speed": each bench writes what it has measured between its own two markers. */
final class Speed {

    private static final Path README = Path.of("README.md");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    private Speed() {}

    /**
     * Replaces what stands between {@code <!-- bench: name -->} and {@code <!-- end of bench: name -->}.
     *
     * @param database product and version
     * @param lines a table, and what must be known of it
     * @throws IllegalStateException when the README has no such markers
     */
    static void write(String bench, String database, List<String> lines) throws IOException {
        Files.writeString(README, with(Files.readString(README), bench, machine(database), lines));
    }

    /** What a figure is made of, for whoever wants to lower it: a file of {@code target/bench}. */
    static void note(String name, List<String> lines) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/bench"));
        Files.write(folder.resolve(name + ".txt"), lines);
    }

    static String with(String page, String bench, String machine, List<String> lines) {
        String begin = "<!-- bench: %s -->".formatted(bench);
        String end = "<!-- end of bench: %s -->".formatted(bench);
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException("The README has no place for the bench " + bench);
        }
        return page.substring(0, from + begin.length())
                + "\n" + machine + "\n\n" + String.join("\n", lines) + "\n"
                + page.substring(to);
    }

    /** With more at work than the bench itself, two or three, its times are those of a busy machine. */
    private static String machine(String database) {
        return String.format(
                Locale.ROOT,
                "Measured on %s: %d cores with a load of %.1f in the last minute, JDK %s, %s.",
                LocalDate.now().format(DAY),
                Runtime.getRuntime().availableProcessors(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Runtime.version().toString().replaceFirst("[+-].*", ""),
                database);
    }

    /** A row of a table, such as {@code | time | 3.0 |}. */
    static String row(Object... cells) {
        StringBuilder row = new StringBuilder("|");
        for (Object cell : cells) {
            row.append(' ')
                    .append(cell instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : cell)
                    .append(" |");
        }
        return row.toString();
    }
}
