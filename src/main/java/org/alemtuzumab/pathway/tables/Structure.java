package org.alemtuzumab.pathway.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.engine.FeelText;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.tables.Fault.Kind;
import org.alemtuzumab.pathway.tables.Table.Column;
import org.alemtuzumab.pathway.tables.Table.Row;

/** Whether a table asks for what the application knows, and answers what the application understands. */
final class Structure {

    private final Table table;
    private final Table signed;
    private final Vocabulary vocabulary;
    private final List<Fault> faults = new ArrayList<>();

    Structure(Table table, Table signed, Vocabulary vocabulary) {
        this.table = table;
        this.signed = signed;
        this.vocabulary = vocabulary;
    }

    List<Fault> faults() {
        if (!table.hits().equals(vocabulary.declared().hits())) {
            add(
                    Kind.UNREADABLE,
                    "",
                    "the hit policy is " + table.hits(),
                    "right would be " + vocabulary.declared().hits());
        }
        if (!table.kept().equals(signed.kept())) {
            add(
                    Kind.WRONG,
                    "",
                    "its decisions are kept for '%s' (history time to live)".formatted(table.kept()),
                    "right would be " + signed.kept());
        }
        conditions();
        answers();
        table.rows().forEach(this::row);
        return faults;
    }

    private void conditions() {
        Set<String> missing = names(signed);
        for (Column column : table.conditions()) {
            Optional<FeelText> asked = FeelText.ofExpression(column.name());
            String place = "head of the column '%s'".formatted(column.label());
            if (column.name().isEmpty()) {
                add(Kind.UNREADABLE, place, "it asks for nothing", "right would be one of " + known());
            }
            if (vocabulary.facts().containsKey(column.alias())
                    && !column.alias().equals(column.name())) {
                add(
                        Kind.UNREADABLE,
                        place,
                        "its input variable hides the fact '%s'".formatted(column.alias()),
                        "right would be another name, or none");
            }
            asked.ifPresent(text -> {
                text(text, place);
                missing.removeAll(text.names());
            });
            signed.conditions().stream()
                    .filter(same ->
                            same.name().equals(column.name()) && !same.type().equals(column.type()))
                    .forEach(same -> add(
                            Kind.UNREADABLE, place, "its type is " + column.type(), "right would be " + same.type()));
        }
        table.rows().stream().flatMap(row -> row.conditions().stream()).forEach(cell -> FeelText.ofTest(cell)
                .ifPresent(text -> missing.removeAll(text.names())));
        missing.forEach(name ->
                add(Kind.UNREADABLE, "", "no column asks for '%s' any more".formatted(name), "put the column back"));
    }

    private void answers() {
        Set<String> missing = new TreeSet<>(vocabulary.declared().answers().keySet());
        for (Column column : table.answers()) {
            if (!missing.remove(column.name())) {
                add(
                        Kind.UNREADABLE,
                        "column '%s'".formatted(column.label()),
                        "nobody reads an answer with the name '%s'".formatted(column.name()),
                        "right would be the names "
                                + String.join(
                                        ", ", vocabulary.declared().answers().keySet())
                                + ", each once");
            }
            signed.answers().stream()
                    .filter(same ->
                            same.name().equals(column.name()) && !same.type().equals(column.type()))
                    .forEach(same -> add(
                            Kind.UNREADABLE,
                            "column '%s'".formatted(column.label()),
                            "its type is " + column.type(),
                            "right would be " + same.type()));
        }
        missing.forEach(
                name -> add(Kind.UNREADABLE, "", "the answer '%s' is missing".formatted(name), "put the column back"));
    }

    private void row(Row row) {
        if (row.conditions().size() != table.conditions().size()
                || row.answers().size() != table.answers().size()) {
            add(Kind.UNREADABLE, place(row), "it has not one cell for each column", "right would be one each");
            return;
        }
        if (row.always() && signed.row(row.id()).filter(Row::always).isEmpty()) {
            add(
                    Kind.WRONG,
                    place(row),
                    "all its conditions are empty, so that it matches whatever the facts are",
                    "write the condition, or delete the row");
        }
        for (int i = 0; i < row.conditions().size(); i++) {
            Column column = table.conditions().get(i);
            String place = place(row, "column '%s'".formatted(column.label()));
            FeelText.ofTest(row.conditions().get(i)).ifPresent(cell -> condition(cell, column, place));
        }
        for (int i = 0; i < row.answers().size(); i++) {
            Column column = table.answers().get(i);
            Answer answer = vocabulary.answers().get(column.name());
            if (answer != null) {
                answer(row.answers().get(i), answer, place(row, "column '%s'".formatted(column.label())));
            }
        }
        if (vocabulary.answers().keySet().containsAll(List.of("urgency", "specialty", "followUpKind"))
                && !answered(row, "urgency").isEmpty()
                && answered(row, "specialty").isEmpty()
                && answered(row, "followUpKind").isEmpty()) {
            add(
                    Kind.WRONG,
                    place(row),
                    "nobody is asked to answer what it finds",
                    "right would be a specialty, a follow-up, or both");
        }
    }

    private void condition(FeelText cell, Column column, String place) {
        text(cell, place);
        Fact fact = vocabulary.facts().get(column.name());
        if (fact == null) {
            return;
        }
        Set<String> unknown = new TreeSet<>(cell.texts());
        unknown.removeIf(fact::says);
        if (!fact.values().isEmpty() && !unknown.isEmpty()) {
            add(
                    Kind.UNREADABLE,
                    place,
                    "%s is never '%s'".formatted(fact.name(), String.join("', '", unknown)),
                    "right would be among " + String.join(", ", new TreeSet<>(fact.values())));
        }
        if (fact.number() && !cell.texts().isEmpty()) {
            add(
                    Kind.UNREADABLE,
                    place,
                    "%s is a number".formatted(fact.name()),
                    "right would be a condition such as < 20");
        }
        fact.analyte().map(Analyte::plausible).ifPresent(plausible -> cell.numbers().stream()
                .filter(number -> !plausible.contains(number.doubleValue()))
                .forEach(number -> add(
                        Kind.WRONG,
                        place,
                        "%s is no plausible value".formatted(number.toPlainString()),
                        "right would be from %s to %s".formatted(plausible.low(), plausible.high()))));
    }

    private void answer(String cell, Answer answer, String place) {
        FeelText.ofExpression(cell).ifPresent(text -> text(text, place));
        boolean literal = cell.isEmpty() || cell.matches("\"[^\"]*\"|-?\\d+(\\.\\d+)?|true|false");
        if (literal) {
            answer.problem(cell.replace("\"", "")).ifPresent(right -> add(Kind.WRONG, place, "it says " + cell, right));
        } else if (!answer.computed()) {
            add(Kind.WRONG, place, "it computes its answer: " + cell, "right would be the answer itself");
        }
    }

    private void text(FeelText text, String place) {
        Set<String> unknown = new TreeSet<>(text.names());
        unknown.removeAll(vocabulary.facts().keySet());
        if (!unknown.isEmpty()) {
            add(
                    Kind.UNREADABLE,
                    place,
                    "the application hands over no '%s'".formatted(String.join("', '", unknown)),
                    "right would be among %s; a text stands in quotes".formatted(known()));
        }
        if (!text.knowsFunctions()) {
            add(
                    Kind.UNREADABLE,
                    place,
                    "it calls " + String.join(", ", text.functions()),
                    "right would be functions of FEEL itself, and none of the clock or of chance: days are handed over as facts");
        }
    }

    private String answered(Row row, String name) {
        for (int i = 0; i < row.answers().size(); i++) {
            if (table.answers().get(i).name().equals(name)) {
                return row.answers().get(i);
            }
        }
        return "";
    }

    private String known() {
        return String.join(", ", vocabulary.facts().keySet());
    }

    private static Set<String> names(Table table) {
        Set<String> names = new TreeSet<>();
        table.conditions()
                .forEach(column -> FeelText.ofExpression(column.name()).ifPresent(text -> names.addAll(text.names())));
        return names;
    }

    static String place(Row row) {
        String words = row.description().isEmpty() ? row.id() : row.description();
        return "row '%s'".formatted(words.length() > 60 ? words.substring(0, 59) + "…" : words);
    }

    static String place(Row row, String column) {
        return place(row) + ", " + column;
    }

    private void add(Kind kind, String place, String wrong, String right) {
        faults.add(new Fault(kind, place, wrong, right));
    }
}
