package org.alemtuzumab.pathway.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.FeelText;
import org.alemtuzumab.pathway.engine.TableEngine.Hit;
import org.alemtuzumab.pathway.tables.Fault.Kind;
import org.alemtuzumab.pathway.tables.Table.Column;

/**
 * Asks a table and the one that was signed off the same, and says where the new one protects less. Both are asked each case, and
 * each case again with every fact, one after the other, at all that it can say and just below, at and above each number that the
 * new table compares it with: an edit that leaves the cases alone shows at its own bounds. So are any two facts together whose
 * conditions the edit changed. Where nobody wrote cases, all that the facts can say is tried together.
 */
final class Replay {

    /** Of a number: near enough that no other bound lies between. */
    private static final BigDecimal NEAR = new BigDecimal("0.001");

    /** Ten times what any table of today is asked: nobody's deployment keeps the others waiting. */
    private static final int MOST = 100_000;

    private final Table table;
    private final Table signed;
    private final Vocabulary vocabulary;
    private final SettingGuard settings;
    /** The first fault of each row as signed off: the others say the same again. */
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private final Set<Map<String, Object>> asked = new HashSet<>();

    Replay(Table table, Table signed, Vocabulary vocabulary, SettingGuard settings) {
        this.table = table;
        this.signed = signed;
        this.vocabulary = vocabulary;
        this.settings = settings;
    }

    List<Fault> faults(List<Case> cases) {
        Map<String, Set<Object>> values = new LinkedHashMap<>();
        vocabulary.facts().values().forEach(fact -> {
            Set<Object> all = values(fact);
            all.addAll(fact.number() ? ends(fact, cases) : List.of());
            values.put(fact.name(), all);
        });
        if (cases.isEmpty()) {
            product(new HashMap<>(), new ArrayList<>(values.keySet()), values);
        }
        List<String> changed = changed();
        for (Case each : cases) {
            compare(each.facts());
            values.forEach((fact, all) -> all.forEach(value -> {
                Map<String, Object> varied = new HashMap<>(each.facts());
                varied.put(fact, value);
                compare(varied);
            }));
            for (int i = 0; i < changed.size(); i++) {
                for (String other : changed.subList(i + 1, changed.size())) {
                    product(new HashMap<>(each.facts()), List.of(changed.get(i), other), values);
                }
            }
        }
        return faults();
    }

    /** The facts about which the two tables have other conditions. */
    private List<String> changed() {
        return vocabulary.facts().keySet().stream()
                .filter(fact -> !conditions(table, fact).equals(conditions(signed, fact)))
                .toList();
    }

    /** What the rows ask of this fact, by row and what is asked. */
    private static Map<List<String>, String> conditions(Table table, String fact) {
        Map<List<String>, String> conditions = new HashMap<>();
        for (int i = 0; i < table.conditions().size(); i++) {
            String asked = table.conditions().get(i).name();
            if (FeelText.ofExpression(asked)
                    .filter(text -> text.names().contains(fact))
                    .isPresent()) {
                for (Table.Row row : table.rows()) {
                    if (!row.conditions().get(i).isEmpty()) {
                        conditions.put(
                                List.of(row.id(), asked), row.conditions().get(i));
                    }
                }
            }
        }
        return conditions;
    }

    /** What the facts that were asked have shown. */
    List<Fault> faults() {
        return List.copyOf(faults.values());
    }

    private void product(Map<String, Object> known, List<String> open, Map<String, Set<Object>> values) {
        if (open.isEmpty()) {
            compare(new HashMap<>(known));
            return;
        }
        values.get(open.get(0)).forEach(value -> {
            known.put(open.get(0), value);
            product(known, open.subList(1, open.size()), values);
        });
    }

    /** The least and the greatest number of the cases: what one of them does not know could be either. */
    private static List<Object> ends(Fact fact, List<Case> cases) {
        DoubleSummaryStatistics known = cases.stream()
                .map(each -> each.facts().get(fact.name()))
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .summaryStatistics();
        return known.getCount() == 0 ? List.of() : List.of(known.getMin(), known.getMax());
    }

    private Set<Object> values(Fact fact) {
        Set<Object> values = new LinkedHashSet<>(Arrays.asList((Object) null));
        if (fact.number()) {
            Set<BigDecimal> bounds = bounds(table, fact);
            bounds.removeAll(bounds(signed, fact));
            bounds.forEach(bound -> {
                BigDecimal step = bound.abs().max(BigDecimal.ONE).multiply(NEAR);
                values.addAll(List.of(
                        bound.subtract(step).doubleValue(),
                        bound.doubleValue(),
                        bound.add(step).doubleValue(),
                        bound.subtract(BigDecimal.ONE).doubleValue(),
                        bound.add(BigDecimal.ONE).doubleValue()));
            });
        } else if (fact.values().equals(Set.of("true", "false"))) {
            values.addAll(List.of(true, false));
        } else {
            values.addAll(fact.values());
            values.addAll(Vocabulary.conditions(signed, fact.name()));
            if (!vocabulary.declared().single()) {
                values.addAll(Vocabulary.conditions(table, fact.name()));
            }
        }
        return values;
    }

    /** The numbers in the columns that ask for this fact. */
    private static Set<BigDecimal> bounds(Table table, Fact fact) {
        Set<BigDecimal> bounds = new TreeSet<>();
        for (int i = 0; i < table.conditions().size(); i++) {
            Column column = table.conditions().get(i);
            Optional<FeelText> asked = FeelText.ofExpression(column.name())
                    .filter(text -> text.names().contains(fact.name()));
            if (asked.isPresent()) {
                int at = i;
                bounds.addAll(asked.get().numbers());
                table.rows().forEach(row -> FeelText.ofTest(row.conditions().get(at))
                        .ifPresent(cell -> bounds.addAll(cell.numbers())));
            }
        }
        return bounds;
    }

    void compare(Map<String, Object> facts) {
        if (asked.size() >= MOST) {
            fault(
                    "",
                    new Fault(
                            Kind.WRONG,
                            "",
                            "it has too many rows and numbers to be compared with the table as signed off",
                            "right would be fewer"));
            return;
        }
        if (!asked.add(facts)) {
            return;
        }
        List<Hit> before = ask(signed, facts).orElse(null);
        if (before == null) {
            return;
        }
        List<Hit> now = ask(table, facts).orElse(null);
        if (now == null) {
            fault(
                    "",
                    new Fault(
                            Kind.WRONG,
                            "",
                            "it has no answer but an error with %s: more than one row matches, or a cell does not fit its column"
                                    .formatted(said(facts)),
                            "right would be rows of which one matches"));
            return;
        }
        int[] given = new int[now.size()];
        Arrays.fill(given, -1);
        List<Hit> lost = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            if (!match(i, before, now, given, facts, new boolean[now.size()]) && !permits(before.get(i))) {
                lost.add(before.get(i));
            }
        }
        for (Hit each : lost) {
            fault(each.row(), lost(each, now, facts));
        }
        for (int i = 0; i < now.size() && lost.isEmpty(); i++) {
            boolean more = vocabulary.declared().single() && now.size() > before.size();
            if (given[i] < 0 && (more || permits(now.get(i)))) {
                fault(
                        now.get(i).row(),
                        new Fault(
                                weaker(),
                                place(table, now.get(i).row()),
                                "with %s it answers %s, where the table as signed off does not"
                                        .formatted(said(facts), said(now.get(i))),
                                "right would be a condition that leaves this out"));
            }
        }
    }

    /** Gives each answer of before one of now that covers it, and moves others for it where that is needed. */
    private boolean match(
            int before, List<Hit> all, List<Hit> now, int[] given, Map<String, Object> facts, boolean[] tried) {
        for (int i = 0; i < now.size(); i++) {
            if (!tried[i] && uncovered(all.get(before), now.get(i), facts).isEmpty()) {
                tried[i] = true;
                if (given[i] < 0 || match(given[i], all, now, given, facts, tried)) {
                    given[i] = before;
                    return true;
                }
            }
        }
        return false;
    }

    private Fault lost(Hit before, List<Hit> now, Map<String, Object> facts) {
        Optional<Hit> instead = now.stream()
                .filter(each -> each.row().equals(before.row()))
                .findFirst()
                .or(() ->
                        vocabulary.declared().single() && now.size() == 1 ? Optional.of(now.get(0)) : Optional.empty());
        String place = place(signed, before.row());
        if (instead.isEmpty()) {
            return new Fault(
                    weaker(),
                    place,
                    "with %s it does not answer %s any more, but %s"
                            .formatted(
                                    said(facts),
                                    said(before),
                                    now.isEmpty()
                                            ? "nothing"
                                            : now.stream().map(Replay::said).collect(Collectors.joining(" and "))),
                    "right would be that it still does; rows may overlap where all that match count, so a stricter row can stand beside it");
        }
        List<String> columns = uncovered(before, instead.get(), facts);
        if (columns.isEmpty()) {
            return new Fault(
                    weaker(),
                    place,
                    "with %s it answers once what it answered more often".formatted(said(facts)),
                    "right would be that each row answers");
        }
        String column = columns.get(0);
        String from = Answer.text(before.answers().get(column));
        String to = Answer.text(instead.get().answers().get(column));
        Optional<Fault> setting = vocabulary.answers().get(column).setting()
                ? settings.fault(place + ", column '" + label(column) + "'", facts, from, to)
                : Optional.empty();
        return setting.orElseGet(() -> new Fault(
                weaker(),
                "%s, column%s '%s'"
                        .formatted(
                                place,
                                columns.size() > 1 ? "s" : "",
                                columns.stream().map(this::label).collect(Collectors.joining("', '"))),
                "%s instead of %s with %s".formatted(quoted(to), quoted(from), said(facts)),
                "right would be %s%s"
                        .formatted(
                                quoted(from),
                                vocabulary.answers().get(column).graded() ? ", or what protects more" : "")));
    }

    /** The columns in which the second answer protects less than the first, or is another. */
    private List<String> uncovered(Hit before, Hit now, Map<String, Object> facts) {
        return vocabulary.answers().entrySet().stream()
                .filter(column -> {
                    Object from = before.answers().get(column.getKey());
                    Object to = now.answers().get(column.getKey());
                    return column.getValue().setting()
                            ? settings.fault("", facts, Answer.text(from), Answer.text(to))
                                    .isPresent()
                            : !column.getValue().covers(from, to);
                })
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean permits(Hit hit) {
        return vocabulary.answers().entrySet().stream()
                .anyMatch(column -> column.getValue().permits(hit.answers().get(column.getKey())));
    }

    private static Optional<List<Hit>> ask(Table table, Map<String, Object> facts) {
        try {
            return Optional.of(table.ask(facts));
        } catch (RuntimeException noAnswer) {
            return Optional.empty();
        }
    }

    private Kind weaker() {
        return vocabulary.declared().fixed() ? Kind.WRONG : Kind.WEAKER;
    }

    private void fault(String row, Fault fault) {
        faults.putIfAbsent(row, fault);
    }

    private String label(String column) {
        return table.answers().stream()
                .filter(each -> each.name().equals(column))
                .map(Column::label)
                .findFirst()
                .orElse(column);
    }

    private static String place(Table table, String row) {
        return table.row(row).map(Structure::place).orElse("row '%s'".formatted(row));
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "nothing" : "'" + text + "'";
    }

    private static String said(Map<String, Object> facts) {
        String known = facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null)
                .map(fact -> fact.getKey() + " = " + Answer.text(fact.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "nothing known" : known;
    }

    private static String said(Hit hit) {
        return "'%s'"
                .formatted(hit.answers().values().stream()
                        .map(Answer::text)
                        .filter(text -> !text.isEmpty())
                        .limit(3)
                        .collect(Collectors.joining(", ")));
    }
}
