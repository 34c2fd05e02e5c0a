package org.alemtuzumab.pathway.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.decision.DeclaredTable;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * SAF-13: no sign without a consequence. Whatever a patient can tell, told by itself and with nothing else known, is answered
 * by a row of one of the tables that are asked about it, be it that it is only kept.
 */
@Component
class SignConsequences implements ModelCheck {

    /** How a fact is declared that hands over what was told, and not something computed of it. */
    private static final String ASKED = "analyte";

    private final DeclaredTables declared;
    private final Analytes analytes;
    private final ResourceLoader resources;

    SignConsequences(DeclaredTables declared, Analytes analytes, ResourceLoader resources) {
        this.declared = declared;
        this.analytes = analytes;
        this.resources = resources;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        Map<String, Table> tables = new LinkedHashMap<>();
        files.forEach((name, content) -> {
            if (name.endsWith(".dmn")) {
                Table.of(content)
                        .filter(table -> ofSigns(table.key()))
                        .ifPresent(table -> tables.put(table.key(), table));
            }
        });
        if (tables.isEmpty()) {
            return List.of();
        }
        declared.keys().stream().filter(this::ofSigns).forEach(key -> tables.computeIfAbsent(key, this::signed));
        List<String> problems = new ArrayList<>();
        for (String sign : analytes.get(Analytes.SYMPTOMS).asks()) {
            Analyte analyte = analytes.get(sign);
            analyte.codes().keySet().stream()
                    .filter(code -> !Analytes.ABSENT.contains(code))
                    .filter(code -> tables.values().stream().noneMatch(table -> answers(table, sign, code)))
                    .forEach(code -> problems.add(
                            "Nothing follows where '%s' is told of '%s' (SAF-13). Right would be a row of %s for it; one without an urgency keeps it and alerts nobody."
                                    .formatted(code, analyte.name(), String.join(", ", asking(tables, sign)))));
        }
        return problems;
    }

    private boolean answers(Table table, String sign, String code) {
        Map<String, String> known = facts(table.key());
        if (!ASKED.equals(known.get(sign))) {
            return false;
        }
        Map<String, Object> facts = new HashMap<>();
        known.keySet().forEach(fact -> facts.put(fact, null));
        facts.put(sign, code);
        return !table.ask(facts).isEmpty();
    }

    private List<String> asking(Map<String, Table> tables, String sign) {
        return tables.keySet().stream()
                .filter(key -> ASKED.equals(facts(key).get(sign)))
                .toList();
    }

    /** Whether it makes findings of what a patient tells. */
    private boolean ofSigns(String key) {
        return declared.find(key)
                .filter(table -> table.answers().containsKey("followUpAnalytes"))
                .filter(table -> table.facts().entrySet().stream()
                        .anyMatch(fact -> fact.getValue().equals(ASKED) && analytes.symptom(fact.getKey())))
                .isPresent();
    }

    private Map<String, String> facts(String key) {
        return declared.find(key).map(DeclaredTable::facts).orElse(Map.of());
    }

    private Table signed(String key) {
        try {
            return Table.of(resources
                            .getResource("classpath:signed/%s.dmn".formatted(key))
                            .getContentAsByteArray())
                    .orElseThrow();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
