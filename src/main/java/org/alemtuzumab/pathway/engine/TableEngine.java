package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** Asks a table that is not deployed, as the engine will ask it, and says which rows answered. */
public final class TableEngine {

    /** One row that matched, with what it answers; null where its cell is empty. */
    public record Hit(String row, Map<String, Object> answers) {}

    private final List<Hit> hits = new ArrayList<>();
    private final DmnEngine engine;

    public TableEngine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration.setFeelEngineFactory(QuickFeel::forTables);
        SandboxPlugin.shut(configuration);
        configuration.getCustomPostDecisionTableEvaluationListeners().add(this::remember);
        engine = configuration.buildEngine();
    }

    public DmnDecision read(String key, DmnModelInstance model) {
        return engine.parseDecision(key, model);
    }

    /**
     * The rows that match, in the table's order.
     *
     * @throws RuntimeException where the table cannot answer: by its hit policy, or by a type
     */
    public synchronized List<Hit> ask(DmnDecision table, Map<String, Object> facts) {
        hits.clear();
        engine.evaluateDecisionTable(table, facts);
        return List.copyOf(hits);
    }

    private void remember(DmnDecisionTableEvaluationEvent event) {
        event.getMatchingRules().forEach(row -> {
            Map<String, Object> answers = new LinkedHashMap<>();
            row.getOutputEntries()
                    .forEach((name, output) ->
                            answers.put(name, output.getValue().getValue()));
            hits.add(new Hit(row.getId(), answers));
        });
    }
}
