package org.alemtuzumab.pathway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One line of a table's cases, as DecisionTableTest describes them.
 *
 * @param title the line as written
 * @param inputs what is known; null for an empty cell
 * @param rows the rows that must match
 */
record DecisionCase(String title, Map<String, Object> inputs, Set<String> rows) {

    static List<DecisionCase> read(Path file, DecisionTable table) {
        List<DecisionCase> cases = new ArrayList<>();
        List<String> header = null;
        for (String line : lines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = cells(line);
            if (header == null) {
                header = cells;
                assertThat(header).as("header of " + file).endsWith("->");
                continue;
            }
            assertThat(cells).as("cells of %s: %s", file, line).hasSameSizeAs(header);
            Map<String, Object> inputs = new HashMap<>();
            for (int i = 0; i < header.size() - 1; i++) {
                inputs.put(header.get(i), table.value(header.get(i), cells.get(i)));
            }
            Set<String> rows = Arrays.stream(cells.get(cells.size() - 1).split("\\|"))
                    .map(String::strip)
                    .filter(row -> !row.isEmpty())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            cases.add(new DecisionCase(line, inputs, rows));
        }
        return cases;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
