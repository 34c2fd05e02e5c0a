package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the decision tables leave nothing untried: every row matches once, every input is missing once, and every
 * number in a cell has a case exactly at it, one just below and one just above, in each of which all other cells of the
 * row hold, so that this number alone decides.
 */
class DecisionBoundsTest {

    private static final Set<String> NUMBERS = Set.of("integer", "long", "double", "number");

    private static final String OPERAND = "(-?\\d+(?:\\.\\d+)?|[a-zA-Z]\\w*)";
    private static final Pattern COMPARED = Pattern.compile("(?:<=|>=|<|>)\\s*" + OPERAND);
    private static final Pattern INTERVAL = Pattern.compile("[\\[\\](]\\s*" + OPERAND + "\\s*\\.\\.\\s*" + OPERAND);
    private static final Pattern EQUAL = Pattern.compile("(?<![<>=.\\w\\[(\\]-])\\s*(-?\\d+(?:\\.\\d+)?)\\s*(?=,|$)");
    private static final Pattern COMPARED_IN_HEAD = Pattern.compile("(\\w+)\\s*(?:<=|>=|<|>|=)\\s*(\\d+(?:\\.\\d+)?)");

    /** Decimals: a hundredth of the bound is near it. */
    private static final BigDecimal NEAR = new BigDecimal("0.01");

    @Test
    void everyRowBoundAndMissingInputHasItsCase() throws IOException {
        List<String> gaps = new ArrayList<>();
        for (Path cases : Shipped.files(Shipped.CASES, ".csv").toList()) {
            gaps.addAll(gaps(cases));
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void aMissingLineIsFound(@TempDir Path folder) throws IOException {
        Path cases = folder.resolve("holdForPlatelets.csv");
        Files.write(
                cases,
                Files.readAllLines(Shipped.CASES.resolve("holdForPlatelets.csv")).stream()
                        .filter(line -> !line.startsWith("100,") && !line.startsWith(",,"))
                        .toList());

        assertThat(gaps(cases)).anyMatch(gap -> gap.endsWith("platelets < 100: no case exactly at 100"));
    }

    private static List<String> gaps(Path casesFile) {
        Table table = Shipped.table(Shipped.key(casesFile));
        List<Case> cases = Shipped.cases(casesFile);
        Set<String> gaps = new LinkedHashSet<>();
        for (Table.Row row : table.rows()) {
            if (cases.stream().noneMatch(each -> each.rows().contains(row.id()))) {
                gaps.add("row %s: no case matches it".formatted(row.id()));
            }
        }
        for (Table.Column column : table.conditions()) {
            for (String fact : facts(column, cases)) {
                if (cases.stream().allMatch(each -> each.facts().get(fact) != null)) {
                    gaps.add("%s: no case in which it is missing".formatted(fact));
                }
            }
            Matcher inHead = COMPARED_IN_HEAD.matcher(column.name());
            while (inHead.find()) {
                gaps.addAll(gaps(cases, inHead.group(1), new Bound(inHead.group(2), "double", inHead.group())));
            }
        }
        for (Table.Row row : table.rows()) {
            for (int i = 0; i < table.conditions().size(); i++) {
                Table.Column column = table.conditions().get(i);
                List<Bound> bounds = bounds(row.conditions().get(i), column);
                if (!bounds.isEmpty()) {
                    Table others = without(table, row.id(), i);
                    List<Case> decided = cases.stream()
                            .filter(each ->
                                    Shipped.matched(others, each.facts()).contains(row.id()))
                            .toList();
                    for (Bound bound : bounds) {
                        gaps(decided, column.name(), bound)
                                .forEach(gap -> gaps.add("row %s, %s".formatted(row.id(), gap)));
                    }
                }
            }
        }
        return gaps.stream()
                .map(gap -> "%s: %s".formatted(casesFile.getFileName(), gap))
                .toList();
    }

    /** The same table where this cell of this row says nothing, and every row that matches is named. */
    private static Table without(Table table, String row, int column) {
        DmnModelInstance changed = table.model().clone();
        Rule sameRow = changed.getModelElementById(row);
        List.copyOf(sameRow.getInputEntries()).get(column).getText().setTextContent("");
        changed.getModelElementsByType(DecisionTable.class).forEach(each -> each.setHitPolicy(HitPolicy.COLLECT));
        return Table.of(changed).orElseThrow();
    }

    private static List<String> gaps(List<Case> cases, String variable, Bound bound) {
        List<String> gaps = new ArrayList<>();
        bound.places().forEach(place -> {
            if (cases.stream().noneMatch(each -> place.holds(each, variable, bound))) {
                gaps.add("%s %s: no case %s %s".formatted(variable, bound.cell(), place.words, bound.operand()));
            }
        });
        return gaps;
    }

    /** The facts that a column asks for. */
    private static Set<String> facts(Table.Column column, List<Case> cases) {
        Set<String> facts = new TreeSet<>(List.of(column.name().split("\\W+")));
        facts.retainAll(cases.get(0).facts().keySet());
        return facts;
    }

    private static List<Bound> bounds(String cell, Table.Column column) {
        String type = column.type();
        Set<String> operands = new LinkedHashSet<>();
        if (NUMBERS.contains(type)) {
            COMPARED.matcher(cell).results().forEach(found -> operands.add(found.group(1)));
            INTERVAL.matcher(cell).results().forEach(found -> {
                operands.add(found.group(1));
                operands.add(found.group(2));
            });
            EQUAL.matcher(cell).results().forEach(found -> operands.add(found.group(1)));
        }
        return operands.stream().map(operand -> new Bound(operand, type, cell)).toList();
    }

    /** A number in a cell, or a variable that holds it. */
    private record Bound(String operand, String type, String cell) {

        boolean whole() {
            return !type.equals("double") && !type.equals("number");
        }

        Double in(Case each) {
            return Character.isLetter(operand.charAt(0)) ? (Double) each.facts().get(operand) : Double.valueOf(operand);
        }

        /** Whole numbers count something: there is nothing below zero. */
        List<Place> places() {
            return whole() && operand.equals("0") ? List.of(Place.AT, Place.ABOVE) : List.of(Place.values());
        }
    }

    private enum Place {
        BELOW("just below", sign -> sign < 0),
        AT("exactly at", sign -> sign == 0),
        ABOVE("just above", sign -> sign > 0);

        private final String words;
        private final IntPredicate side;

        Place(String words, IntPredicate side) {
            this.words = words;
            this.side = side;
        }

        boolean holds(Case each, String variable, Bound bound) {
            if (!(each.facts().get(variable) instanceof Double value) || bound.in(each) == null) {
                return false;
            }
            BigDecimal limit = BigDecimal.valueOf(bound.in(each));
            BigDecimal difference = BigDecimal.valueOf(value).subtract(limit);
            BigDecimal step = bound.whole() ? BigDecimal.ONE : limit.abs().multiply(NEAR);
            return side.test(difference.signum()) && difference.abs().compareTo(step) <= 0;
        }
    }
}
