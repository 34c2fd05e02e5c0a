package org.alemtuzumab.pathway.decision;

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
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cases of the decision tables leave nothing untried: every row matches once, every input is missing once, and every
 * number in a cell has a case exactly at it, one just below and one just above, in each of which all other cells of the
 * row hold, so that this number alone decides.
 */
class DecisionBoundsTest {

    private static final Path TABLES = Path.of("bpmn/decisions");
    private static final Path CASES = Path.of("src/test/resources/decisions");
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
        for (Path cases : DecisionTable.files(CASES, ".csv").toList()) {
            gaps.addAll(gaps(TABLES.resolve(DecisionTable.key(cases) + ".dmn"), cases));
        }
        assertThat(gaps).isEmpty();
    }

    @Test
    void aMissingLineIsFound(@TempDir Path folder) throws IOException {
        Path cases = folder.resolve("holdForPlatelets.csv");
        Files.write(
                cases,
                Files.readAllLines(CASES.resolve("holdForPlatelets.csv")).stream()
                        .filter(line -> !line.startsWith("100,") && !line.startsWith(",,"))
                        .toList());

        assertThat(gaps(TABLES.resolve("holdForPlatelets.dmn"), cases))
                .anyMatch(gap -> gap.endsWith("platelets < 100: no case exactly at 100"));
    }

    private static List<String> gaps(Path file, Path casesFile) {
        DecisionTable table = DecisionTable.read(file);
        List<DecisionCase> cases = DecisionCase.read(casesFile, table);
        Set<String> gaps = new LinkedHashSet<>();
        for (String row : table.rows()) {
            if (cases.stream().noneMatch(each -> each.rows().contains(row))) {
                gaps.add("row %s: no case matches it".formatted(row));
            }
        }
        for (Input column : table.columns()) {
            for (String variable : variables(column, cases)) {
                if (cases.stream().allMatch(each -> each.inputs().get(variable) != null)) {
                    gaps.add("%s: no case in which it is missing".formatted(variable));
                }
            }
            Matcher inHead = COMPARED_IN_HEAD.matcher(expression(column));
            while (inHead.find()) {
                gaps.addAll(gaps(cases, inHead.group(1), new Bound(inHead.group(2), "double", inHead.group())));
            }
        }
        for (Rule row : table.model().getModelElementsByType(Rule.class)) {
            for (int i = 0; i < table.columns().size(); i++) {
                Input column = table.columns().get(i);
                String cell = List.copyOf(row.getInputEntries())
                        .get(i)
                        .getTextContent()
                        .strip();
                List<Bound> bounds = bounds(cell, column);
                if (!bounds.isEmpty()) {
                    DecisionTable others = table.without(row, i);
                    List<DecisionCase> decided = cases.stream()
                            .filter(each -> others.matched(each.inputs()).contains(row.getId()))
                            .toList();
                    for (Bound bound : bounds) {
                        gaps(decided, expression(column), bound)
                                .forEach(gap -> gaps.add("row %s, %s".formatted(row.getId(), gap)));
                    }
                }
            }
        }
        return gaps.stream()
                .map(gap -> "%s: %s".formatted(casesFile.getFileName(), gap))
                .toList();
    }

    private static List<String> gaps(List<DecisionCase> cases, String variable, Bound bound) {
        List<String> gaps = new ArrayList<>();
        bound.places().forEach(place -> {
            if (cases.stream().noneMatch(each -> place.holds(each, variable, bound))) {
                gaps.add("%s %s: no case %s %s".formatted(variable, bound.cell(), place.words, bound.operand()));
            }
        });
        return gaps;
    }

    /** The variables that a column reads: those of the cases that its expression names. */
    private static Set<String> variables(Input column, List<DecisionCase> cases) {
        Set<String> variables = new TreeSet<>();
        for (String name : expression(column).split("\\W+")) {
            if (cases.stream().anyMatch(each -> each.inputs().containsKey(name))) {
                variables.add(name);
            }
        }
        return variables;
    }

    private static String expression(Input column) {
        return column.getInputExpression().getText().getTextContent().strip();
    }

    private static List<Bound> bounds(String cell, Input column) {
        String type = column.getInputExpression().getTypeRef();
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

        Double in(DecisionCase each) {
            return Character.isLetter(operand.charAt(0))
                    ? (Double) each.inputs().get(operand)
                    : Double.valueOf(operand);
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

        boolean holds(DecisionCase each, String variable, Bound bound) {
            if (!(each.inputs().get(variable) instanceof Double value) || bound.in(each) == null) {
                return false;
            }
            BigDecimal limit = BigDecimal.valueOf(bound.in(each));
            BigDecimal difference = BigDecimal.valueOf(value).subtract(limit);
            BigDecimal step = bound.whole() ? BigDecimal.ONE : limit.abs().multiply(NEAR);
            return side.test(difference.signum()) && difference.abs().compareTo(step) <= 0;
        }
    }
}
