package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.FeelText;
import org.junit.jupiter.api.Test;

/**
 * What {@code tables.yaml} declares is what each table reads and answers. That Java hands over exactly this, no fact more or
 * less, it is held to each time it asks: the scenarios ask every table.
 */
class DeclaredFactsTest {

    @Test
    void everyTableReadsTheFactsThatAreDeclared() {
        for (String key : Shipped.DECLARED.keys()) {
            Table table = Shipped.table(key);
            Set<String> read = new TreeSet<>();
            table.conditions().forEach(column -> collect(column.name(), FeelText::ofExpression, read));
            table.rows().forEach(row -> {
                row.conditions().forEach(cell -> collect(cell, FeelText::ofTest, read));
                row.answers().forEach(cell -> collect(cell, FeelText::ofExpression, read));
            });
            assertThat(read)
                    .as(key)
                    .isEqualTo(new TreeSet<>(Shipped.declared(key).facts().keySet()));
        }
    }

    @Test
    void everyTableAnswersInTheColumnsThatAreDeclared() {
        for (String key : Shipped.DECLARED.keys()) {
            assertThat(Shipped.table(key).answers().stream().map(Table.Column::name))
                    .as(key)
                    .containsExactlyElementsOf(Shipped.declared(key).answers().keySet());
        }
    }

    @Test
    void everyDeclaredTableIsShippedAndAskedByName() throws IOException {
        assertThat(Shipped.files(Shipped.TABLES, ".dmn").map(Shipped::key))
                .containsExactlyInAnyOrderElementsOf(Shipped.DECLARED.keys());
        String java;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            java = files.filter(file -> file.toString().endsWith(".java"))
                    .map(DeclaredFactsTest::read)
                    .collect(Collectors.joining());
        }
        assertThat(Shipped.DECLARED.keys()).allMatch(key -> java.contains("\"" + key + "\""));
    }

    private static void collect(String text, Function<String, Optional<FeelText>> reader, Set<String> names) {
        reader.apply(text).ifPresent(cell -> names.addAll(cell.names()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException problem) {
            throw new IllegalStateException(problem);
        }
    }
}
