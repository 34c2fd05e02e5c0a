package org.alemtuzumab.pathway.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.DeclaredTable;

/**
 * One line of a file of {@code bpmn/decisions/cases}. The header of a file names the facts, then {@code ->}; behind it stand the
 * ids of the rows that must match, separated by {@code |}, none where nothing may match. An empty cell is a fact that is not
 * known, a cell with commas stands in double quotes, a line with # is a comment.
 *
 * @param line as it is written
 * @param facts what is known; null for an empty cell
 * @param rows the rows that must match
 */
record Case(String line, Map<String, Object> facts, Set<String> rows) {

    /** @throws IllegalStateException naming the line that cannot be read */
    static List<Case> read(String file, Stream<String> lines, DeclaredTable table) {
        List<Case> cases = new ArrayList<>();
        List<String> header = new ArrayList<>();
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            List<String> cells = cells(line);
            if (header.isEmpty()) {
                header.addAll(cells);
                Set<String> facts = new LinkedHashSet<>(header.subList(0, header.size() - 1));
                if (!header.get(header.size() - 1).equals("->")
                        || !facts.equals(table.facts().keySet())) {
                    throw new IllegalStateException("%s: the header must name %s and end with ->"
                            .formatted(file, String.join(", ", table.facts().keySet())));
                }
                return;
            }
            if (cells.size() != header.size()) {
                throw new IllegalStateException(
                        "%s: %d cells instead of %d in: %s".formatted(file, cells.size(), header.size(), line));
            }
            Map<String, Object> facts = new HashMap<>();
            for (int i = 0; i < header.size() - 1; i++) {
                facts.put(header.get(i), Fact.value(table.facts().get(header.get(i)), cells.get(i)));
            }
            cases.add(new Case(
                    line,
                    facts,
                    Arrays.stream(cells.get(cells.size() - 1).split("\\|"))
                            .map(String::strip)
                            .filter(row -> !row.isEmpty())
                            .collect(Collectors.toCollection(LinkedHashSet::new))));
        });
        return cases;
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                .map(cell -> cell.strip().replaceAll("^\"|\"$", ""))
                .toList();
    }
}
