package org.alemtuzumab.pathway.model;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision table. */
record DecisionModel(String file, DmnModelInstance model) {

    static DecisionModel read(Path file) {
        return new DecisionModel(file.getFileName().toString(), Dmn.readModelFromFile(file.toFile()));
    }

    Decision decision() {
        return model.getModelElementsByType(Decision.class).iterator().next();
    }

    String id() {
        return decision().getId();
    }

    Collection<Rule> rows() {
        return model.getModelElementsByType(Rule.class);
    }

    /** A row's input cells as written, quotes removed. */
    static List<String> inputs(Rule row) {
        return row.getInputEntries().stream()
                .map(each -> unquoted(each.getTextContent()))
                .toList();
    }

    static List<String> outputs(Rule row) {
        return row.getOutputEntries().stream()
                .map(each -> unquoted(each.getTextContent()))
                .toList();
    }

    private static String unquoted(String cell) {
        return cell.trim().replaceAll("^\"|\"$", "");
    }
}
