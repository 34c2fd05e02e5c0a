package org.alemtuzumab.pathway.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.DeclaredTable;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.engine.TableEngine.Hit;

/** The tables of {@code bpmn/decisions} with their cases. */
final class Shipped {

    static final Path TABLES = Path.of("bpmn/decisions");
    static final Path CASES = Path.of("bpmn/decisions/cases");
    static final DeclaredTables DECLARED = declared();

    private Shipped() {}

    static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    static String key(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    static DeclaredTable declared(String key) {
        return DECLARED.find(key).orElseThrow();
    }

    static Table table(String key) {
        try {
            return Table.of(Files.readAllBytes(TABLES.resolve(key + ".dmn"))).orElseThrow();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static List<Case> cases(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return Case.read(file.toString(), lines, declared(key(file)));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    static Set<String> matched(Table table, Map<String, Object> facts) {
        return table.ask(facts).stream().map(Hit::row).collect(Collectors.toSet());
    }

    private static DeclaredTables declared() {
        try {
            return new DeclaredTables();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
