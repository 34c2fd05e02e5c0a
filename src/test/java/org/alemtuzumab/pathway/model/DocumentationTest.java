package org.alemtuzumab.pathway.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.rules.Rule;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.Dmn;
import org.junit.jupiter.api.Test;

/** Every user task, timer, end and decision row says what is done and by which rule of the catalogue. */
class DocumentationTest {

    private static final RuleCatalogue RULES = rules();
    private static final Pattern RULE_ID = Pattern.compile(RULES.all().stream()
            .map(rule -> rule.id().substring(0, 3))
            .distinct()
            .collect(Collectors.joining("|", "\\b(?:", ")-\\d+[a-z]?\\b")));

    @Test
    void userTasksTimersAndEndsNameTheirRule() {
        assertThat(undocumentedElements(Models.product())).isEmpty();
    }

    @Test
    void missingDocumentationAndUnknownRulesAreFound() {
        Models models = Models.of(Bpmn.createExecutableProcess("example")
                .startEvent("begun")
                .userTask("recordCd4")
                .documentation("Record the count (INF-08, S0 ✔).")
                .intermediateCatchEvent("dayCame")
                .timerWithDate("${clinicTime.at(day)}")
                .documentation("Waits for the day.")
                .userTask("bookCourse")
                .documentation("Book (SCR-99).")
                .endEvent("ended")
                .done());

        assertThat(undocumentedElements(models))
                .containsExactlyInAnyOrder(
                        "example.bpmn: dayCame names no rule",
                        "example.bpmn: bookCourse names the rule SCR-99, which is not in the catalogue",
                        "example.bpmn: ended has no documentation");
    }

    @Test
    void decisionRowsNameTheirRule() {
        List<String> faults = new ArrayList<>();
        for (DecisionModel decision : Models.product().decisions()) {
            decision.rows()
                    .forEach(row -> faults.addAll(faults(
                            "%s: row %s".formatted(decision.file(), row.getId()),
                            row.getDescription() == null
                                    ? ""
                                    : row.getDescription().getTextContent())));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void formsAndSourcesNameNoRuleThatDoesNotExist() {
        Set<String> unknown = new TreeSet<>();
        Models.product()
                .forms()
                .forEach(form -> unknown.addAll(unknown(form.schema().toString())));
        Product.java().forEach(source -> unknown.addAll(unknown(source)));

        assertThat(unknown).isEmpty();
    }

    /** Whoever looks for a rule finds it where its owner edits it; a rule that only code knew would be hidden from them. */
    @Test
    void everyRuleLivesInAModelOrIsForLaterWithItsReason() throws IOException {
        StringBuilder everything = new StringBuilder();
        Models.product().processes().forEach(each -> everything.append(Bpmn.convertToString(each.model())));
        Models.product().decisions().forEach(each -> everything.append(Dmn.convertToString(each.model())));
        Models.product().forms().forEach(each -> everything.append(each.schema()));
        everything.append(Files.readString(Path.of("bpmn/analytes.yaml")));
        Set<String> promised = RULES.all().stream()
                .filter(rule -> !rule.later())
                .map(Rule::id)
                .collect(Collectors.toCollection(TreeSet::new));
        promised.removeAll(ids(everything.toString()));

        assertThat(promised)
                .as("rules that no table, form, diagram or analyte names, and that say no reason for it")
                .isEmpty();
    }

    private static List<String> undocumentedElements(Models models) {
        List<String> faults = new ArrayList<>();
        for (ProcessModel process : models.processes()) {
            for (FlowNode node : process.all(FlowNode.class)) {
                String documentation = ProcessModel.documentation(node);
                if (node instanceof UserTask || node instanceof EndEvent || isTimer(node)) {
                    faults.addAll(faults(process.at(node), documentation));
                } else {
                    unknown(documentation).forEach(id -> faults.add(unknown(process.at(node), id)));
                }
            }
        }
        return faults;
    }

    private static boolean isTimer(FlowNode node) {
        return node instanceof CatchEvent
                && ProcessModel.trigger(node, TimerEventDefinition.class).isPresent();
    }

    private static List<String> faults(String place, String documentation) {
        if (documentation.isBlank()) {
            return List.of(place + " has no documentation");
        }
        List<String> faults = new ArrayList<>();
        if (ids(documentation).isEmpty()) {
            faults.add(place + " names no rule");
        }
        unknown(documentation).forEach(id -> faults.add(unknown(place, id)));
        return faults;
    }

    private static String unknown(String place, String id) {
        return "%s names the rule %s, which is not in the catalogue".formatted(place, id);
    }

    private static Set<String> unknown(String text) {
        Set<String> ids = ids(text);
        ids.removeIf(id -> RULES.find(id).isPresent());
        return ids;
    }

    private static Set<String> ids(String text) {
        return RULE_ID.matcher(text).results().map(each -> each.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static RuleCatalogue rules() {
        try (Reader yaml = Files.newBufferedReader(Path.of("bpmn/rules.yaml"), StandardCharsets.UTF_8)) {
            return RuleCatalogue.of("bpmn/rules.yaml", yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
