package org.alemtuzumab.pathway.tables;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** What an owner does to a table of {@code bpmn/decisions} in Modeler. */
final class Edit {

    private final DmnModelInstance model;
    private final DecisionTable table;

    private Edit(DmnModelInstance model) {
        this.model = model;
        this.table =
                model.getModelElementsByType(DecisionTable.class).iterator().next();
    }

    static Edit of(String key) {
        return new Edit(Shipped.table(key).model());
    }

    Edit condition(String row, String asked, String cell) {
        List<Input> columns = List.copyOf(table.getInputs());
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).getInputExpression().getText().getTextContent().equals(asked)) {
                text(List.copyOf(row(row).getInputEntries()).get(i).getText(), cell);
                return this;
            }
        }
        throw new IllegalArgumentException(asked);
    }

    Edit answer(String row, String name, String cell) {
        List<Output> columns = List.copyOf(table.getOutputs());
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).getName().equals(name)) {
                text(List.copyOf(row(row).getOutputEntries()).get(i).getText(), cell);
                return this;
            }
        }
        throw new IllegalArgumentException(name);
    }

    Edit condition(String row, int column, String cell) {
        text(List.copyOf(row(row).getInputEntries()).get(column).getText(), cell);
        return this;
    }

    Edit answer(String row, int column, String cell) {
        text(List.copyOf(row(row).getOutputEntries()).get(column).getText(), cell);
        return this;
    }

    Edit describe(String row, String words) {
        row(row).getDescription().setTextContent(words);
        return this;
    }

    Edit head(String asked, String instead) {
        Text head = table.getInputs().stream()
                .map(column -> column.getInputExpression().getText())
                .filter(text -> text.getTextContent().equals(asked))
                .findFirst()
                .orElseThrow();
        head.setTextContent(instead);
        return this;
    }

    Edit rename(String answer, String instead) {
        table.getOutputs().stream()
                .filter(column -> column.getName().equals(answer))
                .forEach(column -> column.setName(instead));
        return this;
    }

    Edit hits(HitPolicy policy) {
        table.setHitPolicy(policy);
        return this;
    }

    Edit key(String key) {
        model.getModelElementById(table.getParentElement().getAttributeValue("id"))
                .setAttributeValue("id", key);
        return this;
    }

    Edit delete(String row) {
        table.removeChildElement(row(row));
        return this;
    }

    Edit deleteColumn(String asked) {
        List<Input> columns = List.copyOf(table.getInputs());
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).getInputExpression().getText().getTextContent().equals(asked)) {
                for (Rule row : table.getRules()) {
                    row.removeChildElement(List.copyOf(row.getInputEntries()).get(i));
                }
                table.removeChildElement(columns.get(i));
            }
        }
        return this;
    }

    /** A copy of the row behind all others. */
    Edit copy(String row, String id) {
        Rule copied = row(row);
        Rule added = model.newInstance(Rule.class, id);
        for (InputEntry cell : copied.getInputEntries()) {
            InputEntry entry = model.newInstance(InputEntry.class);
            entry.setText(text(cell.getText().getTextContent()));
            added.getInputEntries().add(entry);
        }
        for (OutputEntry cell : copied.getOutputEntries()) {
            OutputEntry entry = model.newInstance(OutputEntry.class);
            entry.setText(text(cell.getText().getTextContent()));
            added.getOutputEntries().add(entry);
        }
        table.getRules().add(added);
        return this;
    }

    DmnModelInstance model() {
        return model;
    }

    byte[] bytes() {
        return Dmn.convertToString(model).getBytes(StandardCharsets.UTF_8);
    }

    private Text text(String content) {
        Text text = model.newInstance(Text.class);
        text(text, content);
        return text;
    }

    private static void text(Text text, String content) {
        text.setTextContent(content);
    }

    private Rule row(String id) {
        return model.getModelElementById(id);
    }
}
