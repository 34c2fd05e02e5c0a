package org.alemtuzumab.pathway.tables;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.decision.DeclaredTable;
import org.alemtuzumab.pathway.engine.FeelText;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.rules.RuleCatalogue;

/**
 * What one table can be asked and can answer.
 *
 * @param facts by name
 * @param answers by the name of their column
 */
record Vocabulary(DeclaredTable declared, Map<String, Fact> facts, Map<String, Answer> answers) {

    static Vocabulary of(DeclaredTable declared, Table signed, Analytes analytes, RuleCatalogue rules) {
        Map<String, Fact> facts = new LinkedHashMap<>();
        declared.facts()
                .forEach((name, kind) -> facts.put(name, Fact.of(name, kind, conditions(signed, name), analytes)));
        Map<String, Answer> answers = new LinkedHashMap<>();
        declared.answers()
                .forEach((name, kind) -> answers.put(name, new Answer(kind, answers(signed, name), analytes, rules)));
        return new Vocabulary(declared, facts, answers);
    }

    /** The texts that the columns of this fact compare it with. */
    static Set<String> conditions(Table table, String fact) {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < table.conditions().size(); i++) {
            if (table.conditions().get(i).name().equals(fact)) {
                int column = i;
                table.rows().forEach(row -> FeelText.ofTest(row.conditions().get(column))
                        .ifPresent(cell -> texts.addAll(cell.texts())));
            }
        }
        return texts;
    }

    private static Set<String> answers(Table table, String name) {
        Set<String> texts = new HashSet<>();
        for (int i = 0; i < table.answers().size(); i++) {
            if (table.answers().get(i).name().equals(name)) {
                int column = i;
                table.rows().forEach(row -> FeelText.ofExpression(row.answers().get(column))
                        .ifPresent(cell -> texts.addAll(cell.texts())));
            }
        }
        return texts;
    }
}
