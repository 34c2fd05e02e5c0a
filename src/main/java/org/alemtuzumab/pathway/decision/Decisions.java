package org.alemtuzumab.pathway.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.Deployments;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.stereotype.Component;

/**
 * Asks the owner's decision tables, always in their latest version. Asked from within a delegate, the engine keeps the
 * decision with its inputs in the history of that process instance, so that an auditor sees why.
 */
@Component
public class Decisions {

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final DeclaredTables declared;
    private final Map<List<Object>, Map<String, Object>> settings = new ConcurrentHashMap<>();
    private final Supplier<Map<String, String>> versions;
    private final Map<String, List<String>> keys = new ConcurrentHashMap<>();

    Decisions(
            DecisionService decisions, RepositoryService repository, DeclaredTables declared, Deployments deployments) {
        this.decisions = decisions;
        this.repository = repository;
        this.declared = declared;
        this.versions = deployments.keep(ConcurrentHashMap::new);
    }

    /** All rows that match, in the table's order; empty when none does. What is not known is passed as null. */
    public List<Map<String, Object>> rows(String decision, Map<String, ?> inputs) {
        declared.require(decision, inputs.keySet());
        // by the engine's own search for a key's latest version, finding the table costs H2 more than evaluating it
        return decisions
                .evaluateDecisionTableById(version(decision))
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
        return settings.computeIfAbsent(List.of(version(table), new HashMap<>(inputs)), unknown -> row(table, inputs));
    }

    /** The values of the table's first column, each once, in its order; read anew when a new version is deployed. */
    public List<String> keys(String table) {
        return keys.computeIfAbsent(
                version(table),
                version -> repository.getDmnModelInstance(version).getModelElementsByType(Rule.class).stream()
                        .map(row -> row.getInputEntries()
                                .iterator()
                                .next()
                                .getText()
                                .getTextContent())
                        .map(cell -> cell.replace("\"", "").trim())
                        .distinct()
                        .toList());
    }

    /**
     * Names the deployed version of a table: whoever remembers what it answered asks anew when this changes. One that
     * another node of the application deployed holds here a second later at the latest.
     */
    public String version(String table) {
        Map<String, String> known = versions.get();
        String version = known.get(table);
        if (version == null) {
            version = latestVersion(table);
            known.put(table, version);
        }
        return version;
    }

    private String latestVersion(String table) {
        DecisionDefinition latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
        if (latest == null) {
            throw new IllegalStateException("There is no decision table '%s'".formatted(table));
        }
        return latest.getId();
    }
}
