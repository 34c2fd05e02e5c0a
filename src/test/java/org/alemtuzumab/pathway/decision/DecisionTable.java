package org.alemtuzumab.pathway.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One table on a bare decision engine. */
final class DecisionTable {

    private static final Set<String> MATCHED = new LinkedHashSet<>();
    private static final DmnEngine ENGINE = engine();

    private final DmnDecision decision;
    private final DmnModelInstance model;
    private final Map<String, String> types = new HashMap<>();

    private DecisionTable(DmnModelInstance model) {
        this.model = model;
        this.decision = ENGINE.parseDecision(key(model), model);
        for (Input input : columns()) {
            types.put(
                    input.getInputExpression().getText().getTextContent().strip(),
                    input.getInputExpression().getTypeRef());
        }
    }

    private static DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DefaultDmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.getCustomPostDecisionTableEvaluationListeners().add(event -> event.getMatchingRules()
                .forEach(rule -> MATCHED.add(rule.getId())));
        return configuration.buildEngine();
    }

    static DecisionTable read(Path file) {
        DmnModelInstance model = Dmn.readModelFromFile(file.toFile());
        assertThat(key(model)).as("key of " + file).isEqualTo(key(file));
        return new DecisionTable(model);
    }

    /** The same table where this cell of this row says nothing, and every row that matches is named. */
    DecisionTable without(Rule row, int column) {
        DmnModelInstance changed = model.clone();
        Rule sameRow = changed.getModelElementById(row.getId());
        List.copyOf(sameRow.getInputEntries()).get(column).getText().setTextContent("");
        changed.getModelElementsByType(org.camunda.bpm.model.dmn.instance.DecisionTable.class)
                .forEach(table -> table.setHitPolicy(HitPolicy.COLLECT));
        return new DecisionTable(changed);
    }

    Set<String> matched(Map<String, Object> inputs) {
        MATCHED.clear();
        ENGINE.evaluateDecisionTable(decision, inputs);
        return Set.copyOf(MATCHED);
    }

    DmnModelInstance model() {
        return model;
    }

    List<Input> columns() {
        return List.copyOf(model.getModelElementsByType(Input.class));
    }

    List<String> rows() {
        return model.getModelElementsByType(Rule.class).stream()
                .map(Rule::getId)
                .toList();
    }

    /** What the text of a cell means, in the type of its column. */
    Object value(String variable, String text) {
        String type = types.getOrDefault(variable, "");
        if (text.isEmpty()) {
            return null;
        }
        if (type.equals("string")) {
            return text;
        }
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Date.from(
                    LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant());
        }
        if (text.matches("-?\\d+(\\.\\d+)?")) {
            return Double.valueOf(text);
        }
        return text.matches("true|false") ? Boolean.valueOf(text) : text;
    }

    static Stream<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    static String key(Path file) {
        return file.getFileName().toString().replaceFirst("\\..*", "");
    }

    private static String key(DmnModelInstance model) {
        return model.getModelElementsByType(Decision.class).iterator().next().getId();
    }
}
