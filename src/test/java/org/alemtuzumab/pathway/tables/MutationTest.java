package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.engine.FeelText;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/**
 * Every bound, comparison, word, urgency, deadline and row of every table is changed by itself. What the check lets pass must
 * not protect less at any of a thousand points that the cases know nothing of. {@code -Dmutants=1} changes all of them; a usual
 * build one in some dozen.
 */
@SpringJUnitConfig({DeclaredTables.class, Analytes.class, RuleCatalogue.class, TableCheck.class})
@EnableConfigurationProperties(AllowedTables.class)
class MutationTest {

    private static final int ONE_IN = Integer.getInteger("mutants", 61);
    private static final int POINTS = 1_000;
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\"])\\d+(?:\\.\\d+)?(?![\\w+\"])");
    private static final Pattern WORD = Pattern.compile("\"[^\"]*\"");

    @Autowired
    private TableCheck check;

    @Autowired
    private Analytes analytes;

    @Autowired
    private RuleCatalogue rules;

    @Test
    void noChangeThatPassesProtectsLess() {
        List<String> unsafe = new ArrayList<>();
        int mutants = 0;
        int refused = 0;
        int each = 0;
        for (String key : Shipped.DECLARED.keys()) {
            Table signed = Shipped.table(key);
            Vocabulary vocabulary = Vocabulary.of(Shipped.declared(key), signed, analytes, rules);
            Path file = Shipped.CASES.resolve(key + ".csv");
            List<Case> cases = Files.exists(file) ? Shipped.cases(file) : List.of();
            for (Map.Entry<String, Supplier<Edit>> mutant : mutants(key, signed).entrySet()) {
                if (each++ % ONE_IN == 0) {
                    mutants++;
                    Table table = Table.of(mutant.getValue().get().model()).orElseThrow();
                    if (refused(table, signed, vocabulary, cases)) {
                        refused++;
                    } else if (protectsLess(table, signed, vocabulary)) {
                        unsafe.add("%s: %s".formatted(key, mutant.getKey()));
                    }
                }
            }
        }
        assertThat(unsafe).as("of %d changes, %d refused", mutants, refused).isEmpty();
        assertThat(refused).as("refused of %d", mutants).isGreaterThan(mutants / 2);
    }

    /** As TableCheck does it, which goes on to find all faults. */
    private boolean refused(Table table, Table signed, Vocabulary vocabulary, List<Case> cases) {
        if (!new Structure(table, signed, vocabulary).faults().isEmpty()
                || !new Wording(table, signed, vocabulary).faults().isEmpty()) {
            return true;
        }
        Replay replay = new Replay(table, signed, vocabulary, check.settings());
        cases.forEach(each -> replay.compare(each.facts()));
        return !replay.faults().isEmpty() || !replay.faults(cases).isEmpty();
    }

    private boolean protectsLess(Table table, Table signed, Vocabulary vocabulary) {
        Replay replay = new Replay(table, signed, vocabulary, check.settings());
        Map<String, List<Object>> values = new LinkedHashMap<>();
        vocabulary.facts().values().forEach(fact -> values.put(fact.name(), values(fact, table, signed)));
        Random random = new Random(11);
        for (int i = 0; i < POINTS; i++) {
            Map<String, Object> facts = new HashMap<>();
            values.forEach((name, all) -> facts.put(name, all.get(random.nextInt(all.size()))));
            replay.compare(facts);
        }
        return !replay.faults().isEmpty();
    }

    /** Near every number of either table, far from all, or any word that the fact knows. */
    private static List<Object> values(Fact fact, Table table, Table signed) {
        List<Object> values = new ArrayList<>(Arrays.asList((Object) null));
        if (fact.number()) {
            for (Table each : List.of(table, signed)) {
                each.rows().stream()
                        .flatMap(row -> row.conditions().stream())
                        .flatMap(cell -> FeelText.ofTest(cell).stream())
                        .flatMap(cell -> cell.numbers().stream())
                        .forEach(bound -> {
                            double at = bound.doubleValue();
                            values.addAll(List.of(at, at * 0.9, at * 1.1, at - 0.01, at + 0.01, at + 1, at * 40));
                        });
            }
            values.addAll(List.of(0.0, 1.0, 30.0, 200.0));
        } else if (fact.values().equals(Set.of("true", "false"))) {
            values.addAll(List.of(true, false));
        } else {
            values.addAll(fact.values());
            values.addAll(Vocabulary.conditions(signed, fact.name()));
        }
        return values;
    }

    private static Map<String, Supplier<Edit>> mutants(String key, Table signed) {
        Map<String, Supplier<Edit>> mutants = new LinkedHashMap<>();
        for (Table.Row row : signed.rows()) {
            mutants.put("row " + row.id() + " deleted", () -> Edit.of(key).delete(row.id()));
            for (int i = 0; i < row.conditions().size(); i++) {
                int column = i;
                for (String cell : conditions(row.conditions().get(i), words(signed, i))) {
                    mutants.put("row %s, condition %d: %s".formatted(row.id(), i, cell), () -> Edit.of(key)
                            .condition(row.id(), column, cell));
                }
            }
            for (int i = 0; i < row.answers().size(); i++) {
                int column = i;
                for (String cell : answers(row.answers().get(i))) {
                    mutants.put("row %s, answer %d: %s".formatted(row.id(), i, cell), () -> Edit.of(key)
                            .answer(row.id(), column, cell));
                }
            }
        }
        return mutants;
    }

    private static List<String> words(Table table, int column) {
        TreeSet<String> words = new TreeSet<>();
        table.rows().forEach(row -> {
            Matcher word = WORD.matcher(row.conditions().get(column));
            while (word.find()) {
                words.add(word.group());
            }
        });
        return List.copyOf(words);
    }

    private static List<String> conditions(String cell, List<String> words) {
        List<String> changed = new ArrayList<>();
        if (cell.isEmpty()) {
            words.stream().limit(1).forEach(changed::add);
            changed.add("null");
            return changed;
        }
        changed.add("");
        replace(
                cell,
                NUMBER,
                number -> {
                    double value = Double.parseDouble(number);
                    boolean whole = !number.contains(".");
                    return whole
                            ? List.of(
                                    String.valueOf(Math.round(value) + 1),
                                    String.valueOf(Math.max(0, Math.round(value) - 1)),
                                    String.valueOf(Math.round(value * 1.5) + 1))
                            : List.of(String.valueOf(value * 1.1), String.valueOf(value * 0.9));
                },
                changed);
        for (String[] signs :
                new String[][] {{"<=", "<"}, {">=", ">"}, {"<", ">"}, {">", "<"}, {"[", "]"}, {"]", "["}}) {
            for (int at = cell.indexOf(signs[0]); at >= 0; at = cell.indexOf(signs[0], at + 1)) {
                changed.add(cell.substring(0, at) + signs[1] + cell.substring(at + signs[0].length()));
            }
        }
        if (cell.matches(">=? *\\d+(\\.\\d+)?")) {
            String bound = cell.replaceAll("[>= ]", "");
            changed.add((cell.contains("=") ? "[" : "]") + bound + ".." + (3 * Double.parseDouble(bound) + 3) + "]");
        }
        replace(
                cell,
                WORD,
                word -> words.stream()
                        .filter(other -> !cell.contains(other))
                        .limit(2)
                        .toList(),
                changed);
        if (cell.contains(",") && !cell.startsWith("not")) {
            String[] parts = cell.split(",");
            changed.add(
                    String.join(",", Arrays.copyOfRange(parts, 1, parts.length)).strip());
            changed.add(String.join(",", Arrays.copyOfRange(parts, 0, parts.length - 1)));
        }
        if (List.of("true", "false").contains(cell)) {
            changed.add(cell.equals("true") ? "false" : "true");
        }
        return changed.stream().filter(each -> !each.equals(cell)).distinct().toList();
    }

    private static List<String> answers(String cell) {
        List<String> changed = new ArrayList<>();
        if (!cell.isEmpty()) {
            changed.add("");
        }
        for (Urgency urgency : Urgency.values()) {
            if (cell.equals("\"" + urgency + "\"")) {
                Arrays.stream(Urgency.values())
                        .filter(other -> other != urgency)
                        .forEach(other -> changed.add("\"" + other + "\""));
            }
        }
        replace(cell, NUMBER, number -> List.of(number + "0", String.valueOf(Double.parseDouble(number) / 2)), changed);
        return changed;
    }

    private static void replace(String cell, Pattern what, Function<String, List<String>> with, List<String> changed) {
        Matcher found = what.matcher(cell);
        while (found.find()) {
            for (String other : with.apply(found.group())) {
                changed.add(cell.substring(0, found.start()) + other + cell.substring(found.end()));
            }
        }
    }
}
