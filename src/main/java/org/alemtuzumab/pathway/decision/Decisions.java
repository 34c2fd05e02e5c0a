package org.alemtuzumab.pathway.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;

/**
 * Asks the owner's decision tables, always in their latest version. Asked from within a delegate, the engine keeps the
 * decision with its inputs in the history of that process instance, so that an auditor sees why.
 */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final Map<List<Object>, Map<String, Object>> settings = new ConcurrentHashMap<>();

    Decisions(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    /** All rows that match, in the table's order; empty when none does. What is not known is passed as null. */
    public List<Map<String, Object>> rows(String decision, Map<String, ?> inputs) {
        return decisions
                .evaluateDecisionTableByKey(decision)
                .variables(new HashMap<>(inputs))
                .evaluate()
                .getResultList();
    }

    /**
     * The one row that matches.
     *
     * @throws IllegalStateException when no row or more than one matches: a table with a gap must never pass as "normal"
     */
    public Map<String, Object> row(String decision, Map<String, ?> inputs) {
        List<Map<String, Object>> rows = rows(decision, inputs);
        if (rows.size() != 1) {
            throw new IllegalStateException(
                    "Decision table '%s' must match exactly one row, but matched %d".formatted(decision, rows.size()));
        }
        return rows.get(0);
    }

    /**
     * The one row of a table of settings. Its answer depends on nothing but the inputs and the deployed version, so it
     * is remembered until a new version is deployed, and is not written to the history each time it is read.
     */
    public Map<String, Object> setting(String table, Map<String, ?> inputs) {
        String version = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult()
                .getId();
        return settings.computeIfAbsent(List.of(version, new HashMap<>(inputs)), unknown -> row(table, inputs));
    }
}
