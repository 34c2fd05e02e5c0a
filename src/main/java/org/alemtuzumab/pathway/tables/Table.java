package org.alemtuzumab.pathway.tables;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.engine.TableEngine;
import org.alemtuzumab.pathway.engine.TableEngine.Hit;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.instance.DomElement;

/** A decision table as its owner wrote it. */
final class Table {

    /**
     * A column of conditions or of answers.
     *
     * @param label as the owner reads it
     * @param name what is asked, or the name of the answer
     * @param alias the name that what is asked has in the cells; empty for none of its own
     */
    record Column(String label, String name, String type, String alias) {}

    /** A row: its cells in the order of the columns, empty where they say nothing. */
    record Row(String id, String description, List<String> conditions, List<String> answers) {

        boolean always() {
            return conditions.stream().allMatch(cell -> cell.isEmpty() || cell.equals("-"));
        }
    }

    /** What a file may hold: anything else, such as a function of knowledge, could answer in the table's place. */
    private static final Set<String> PARTS = Set.of("decision", "description", "extensionElements", "DMNDI");

    private static final Pattern FEEL =
            Pattern.compile("|feel|https?://www\\.omg\\.org/spec/DMN/\\d+/FEEL/?", Pattern.CASE_INSENSITIVE);

    private static final TableEngine ENGINE = new TableEngine();

    private final DmnModelInstance model;
    private final Decision decision;
    private final DecisionTable table;
    private final List<Column> conditions;
    private final List<Column> answers;
    private final List<Row> rows;
    private DmnDecision read;

    private Table(DmnModelInstance model, Decision decision, DecisionTable table) {
        this.model = model;
        this.decision = decision;
        this.table = table;
        this.conditions = table.getInputs().stream()
                .map(each -> column(
                        each.getLabel(),
                        each.getInputExpression() == null
                                ? ""
                                : text(each.getInputExpression().getText()),
                        each.getInputExpression() == null
                                ? ""
                                : each.getInputExpression().getTypeRef(),
                        each.getCamundaInputVariable()))
                .toList();
        this.answers = table.getOutputs().stream()
                .map(each -> column(each.getLabel(), each.getName(), each.getTypeRef(), null))
                .toList();
        this.rows = table.getRules().stream().map(Table::row).toList();
    }

    /** Empty where the file holds anything but one decision that is a table in FEEL. */
    static Optional<Table> of(byte[] content) {
        return of(Dmn.readModelFromStream(new ByteArrayInputStream(content)));
    }

    static Optional<Table> of(DmnModelInstance model) {
        List<DomElement> parts = model.getDocument().getRootElement().getChildElements();
        List<Decision> decisions = List.copyOf(model.getModelElementsByType(Decision.class));
        return decisions.size() == 1
                        && parts.stream().map(DomElement::getLocalName).allMatch(PARTS::contains)
                        && decisions.get(0).getExpression() instanceof DecisionTable table
                        && decisions.get(0).getInformationRequirements().isEmpty()
                        && decisions.get(0).getKnowledgeRequirements().isEmpty()
                        && inFeel(model.getDocument().getRootElement())
                ? Optional.of(new Table(model, decisions.get(0), table))
                : Optional.empty();
    }

    private static boolean inFeel(DomElement element) {
        String language = element.getAttribute("expressionLanguage");
        return (language == null || FEEL.matcher(language).matches())
                && element.getChildElements().stream().allMatch(Table::inFeel);
    }

    String key() {
        return decision.getId();
    }

    DmnModelInstance model() {
        return model;
    }

    String hits() {
        return table.getAggregation() == null
                ? table.getHitPolicy().name()
                : table.getHitPolicy().name() + " " + table.getAggregation();
    }

    String kept() {
        return Optional.ofNullable(decision.getCamundaHistoryTimeToLiveString()).orElse("");
    }

    List<Column> conditions() {
        return conditions;
    }

    List<Column> answers() {
        return answers;
    }

    List<Row> rows() {
        return rows;
    }

    Optional<Row> row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /**
     * The rows that answer.
     *
     * @throws RuntimeException where the table has no answer but an error
     */
    List<Hit> ask(Map<String, Object> facts) {
        if (read == null) {
            read = ENGINE.read(key(), model);
        }
        return ENGINE.ask(read, facts);
    }

    private static Row row(Rule rule) {
        return new Row(
                rule.getId(),
                rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent().strip(),
                rule.getInputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList(),
                rule.getOutputEntries().stream()
                        .map(cell -> text(cell.getText()))
                        .toList());
    }

    private static Column column(String label, String name, String type, String alias) {
        String named = given(name);
        return new Column(given(label).isBlank() ? named : label, named, given(type), given(alias));
    }

    private static String given(String text) {
        return text == null ? "" : text;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }
}
