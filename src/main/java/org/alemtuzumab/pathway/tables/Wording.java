package org.alemtuzumab.pathway.tables;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.engine.FeelText;
import org.alemtuzumab.pathway.tables.Fault.Kind;
import org.alemtuzumab.pathway.tables.Table.Column;
import org.alemtuzumab.pathway.tables.Table.Row;

/** Whether a table says the limits that it applies: in its texts, in the heads of its columns and in what describes its rows. */
final class Wording {

    private final Table table;
    private final Table signed;
    private final Vocabulary vocabulary;

    Wording(Table table, Table signed, Vocabulary vocabulary) {
        this.table = table;
        this.signed = signed;
        this.vocabulary = vocabulary;
    }

    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (Column column : table.conditions()) {
            Set<BigDecimal> wrong = Numbers.in(column.label());
            wrong.removeAll(Numbers.in(column.name()));
            if (!wrong.isEmpty() && !signed.conditions().contains(column)) {
                faults.add(new Fault(
                        Kind.WRONG,
                        "head of the column '%s'".formatted(column.label()),
                        "it says %s, but asks: %s".formatted(Numbers.said(wrong), column.name()),
                        "right would be the number that is asked for"));
            }
        }
        for (Row row : table.rows()) {
            Optional<Row> before = signed.row(row.id());
            if (before.isPresent()) {
                numbers(row, before, row.description(), before.get().description())
                        .forEach(wrong -> faults.add(fault(row, "its description", wrong)));
            }
            for (int i = 0; i < row.answers().size() && i < table.answers().size(); i++) {
                Column column = table.answers().get(i);
                Answer answer = vocabulary.answers().get(column.name());
                if (answer != null && answer.words()) {
                    String text = said(row.answers().get(i));
                    String place = "column '%s'".formatted(column.label());
                    int at = signed.answers().indexOf(column);
                    numbers(
                                    row,
                                    before,
                                    text,
                                    before.filter(any -> at >= 0)
                                            .map(same -> said(same.answers().get(at)))
                                            .orElse(""))
                            .forEach(wrong -> faults.add(fault(row, place, wrong)));
                    faults.addAll(signs(row, place, text));
                }
            }
        }
        return faults;
    }

    /** Numbers of the text that are none of the row, and were not so in the same text before. */
    private Set<BigDecimal> numbers(Row row, Optional<Row> before, String text, String textBefore) {
        Set<BigDecimal> wrong = Numbers.in(text);
        wrong.removeAll(own(table, row));
        Set<BigDecimal> always = Numbers.in(textBefore);
        before.ifPresent(same -> always.removeAll(own(signed, same)));
        wrong.removeAll(always);
        return wrong;
    }

    private List<Fault> signs(Row row, String place, String text) {
        Map<BigDecimal, Set<String>> ofRow = Numbers.compared(conditions(table, row));
        return Numbers.compared(text).entrySet().stream()
                .filter(said -> ofRow.containsKey(said.getKey()))
                .filter(said -> !Numbers.agree(said.getValue(), ofRow.get(said.getKey())))
                .map(said -> new Fault(
                        Kind.WRONG,
                        Structure.place(row, place),
                        "it says %s %s, but the row compares %s %s"
                                .formatted(
                                        String.join(" ", said.getValue()),
                                        said.getKey().toPlainString(),
                                        String.join(" ", ofRow.get(said.getKey())),
                                        said.getKey().toPlainString()),
                        "right would be a text that says the limit as it is applied"))
                .toList();
    }

    private Fault fault(Row row, String place, BigDecimal wrong) {
        return new Fault(
                Kind.WRONG,
                Structure.place(row, place),
                "it says %s, but the row itself %s".formatted(wrong.toPlainString(), Numbers.said(numbers(table, row))),
                "right would be the number that is applied");
    }

    /** The numbers of the row's conditions and of what it asks for. */
    private static Set<BigDecimal> own(Table table, Row row) {
        return Numbers.withTheirOtherNames(numbers(table, row));
    }

    private static Set<BigDecimal> numbers(Table table, Row row) {
        Set<BigDecimal> numbers = new TreeSet<>(Numbers.in(conditions(table, row)));
        row.answers().forEach(cell -> numbers.addAll(Numbers.in(cell.replaceAll("\"[^\"]*\"", ""))));
        return numbers;
    }

    /** What the row asks: the heads of those columns in which it says something, and its cells. */
    private static String conditions(Table table, Row row) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < row.conditions().size() && i < table.conditions().size(); i++) {
            if (!row.conditions().get(i).isEmpty()) {
                text.append(table.conditions().get(i).name())
                        .append(" ; ")
                        .append(row.conditions().get(i))
                        .append(" ; ");
            }
        }
        return text.toString();
    }

    private static String said(String cell) {
        return FeelText.ofExpression(cell)
                .map(text -> String.join(" ", text.texts()))
                .orElse("");
    }
}
