package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;
import org.springframework.stereotype.Component;

/**
 * Reads the FEEL of tables and forms, and their patterns, before they are deployed: the engine itself would find a slip of
 * the pen only when the first patient needs the row.
 */
@Component
class FeelCheck implements ModelCheck {

    private static final FeelEngineApi FEEL = QuickFeel.forForms();
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the server checks the answers of. Frames, HTML and pictures would bring what is not ours into the page. */
    private static final Set<String> FIELDS = new TreeSet<>(Set.of(
            "checkbox",
            "checklist",
            "datetime",
            "group",
            "number",
            "radio",
            "select",
            "separator",
            "spacer",
            "text",
            "textarea",
            "textfield"));

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .flatMap(file -> problems(file.getKey(), file.getValue()).stream())
                .toList();
    }

    private static List<String> problems(String file, byte[] content) {
        if (file.endsWith(".dmn")) {
            return problemsOfTables(file, content);
        }
        return file.endsWith(".form") ? problemsOfForm(file, content) : List.of();
    }

    /** A sentence for each cell of the file's tables that is no FEEL. */
    private static List<String> problemsOfTables(String file, byte[] content) {
        List<String> problems = new ArrayList<>();
        for (DecisionTable table : ReadModels.table(content).getModelElementsByType(DecisionTable.class)) {
            List<Input> inputs = List.copyOf(table.getInputs());
            List<Output> outputs = List.copyOf(table.getOutputs());
            inputs.forEach(input -> problem(input.getInputExpression().getText(), false)
                    .ifPresent(found ->
                            problems.add("%s, head of the column '%s': %s".formatted(file, input.getLabel(), found))));
            for (Rule row : table.getRules()) {
                int column = 0;
                for (InputEntry entry : row.getInputEntries()) {
                    String label = inputs.get(column++).getLabel();
                    problem(entry.getText(), true).ifPresent(found -> problems.add(cell(file, row, label, found)));
                }
                column = 0;
                for (OutputEntry entry : row.getOutputEntries()) {
                    String label = outputs.get(column++).getLabel();
                    problem(entry.getText(), false).ifPresent(found -> problems.add(cell(file, row, label, found)));
                }
            }
        }
        return problems;
    }

    /** A sentence for each condition of the form that is no FEEL. */
    private static List<String> problemsOfForm(String file, byte[] content) {
        try {
            List<String> problems = new ArrayList<>();
            collect(file, JSON.readTree(content).path("components"), problems);
            return problems;
        } catch (IOException e) {
            return List.of("%s: is no form of the Modeler.".formatted(file));
        }
    }

    private static void collect(String file, JsonNode components, List<String> problems) {
        for (JsonNode component : components) {
            String name = Stream.of("label", "dateLabel", "key", "id")
                    .map(attribute -> component.path(attribute).asText())
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("?");
            String type = component.path("type").asText();
            if (!FIELDS.contains(type)) {
                problems.add("%s, '%s': a field of the type '%s' is not shown here. Take one of: %s."
                        .formatted(file, name, type, String.join(", ", FIELDS)));
            }
            String condition = component.path("conditional").path("hide").asText();
            problem(condition.startsWith("=") ? condition.substring(1) : condition, false)
                    .ifPresent(found -> problems.add("%s, 'Hide if' of '%s': %s".formatted(file, name, found)));
            String pattern = component.path("validate").path("pattern").asText();
            if (!compiles(pattern)) {
                problems.add(
                        "%s, 'Regular expression pattern' of '%s': \"%s\" is no regular expression; write, for example, [0-9]{5}."
                                .formatted(file, name, pattern));
            }
            collect(file, component.path("components"), problems);
        }
    }

    /** The server asks it of every answer. */
    private static boolean compiles(String pattern) {
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String cell(String file, Rule row, String column, String found) {
        String what = row.getDescription() == null
                ? row.getId()
                : row.getDescription().getTextContent();
        return "%s, row '%s', column '%s': %s".formatted(file, what, column, found);
    }

    private static Optional<String> problem(Text text, boolean test) {
        return text == null ? Optional.empty() : problem(text.getTextContent(), test);
    }

    private static Optional<String> problem(String text, boolean test) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        ParseResult parsed = test ? FEEL.parseUnaryTests(text) : FEEL.parseExpression(text);
        return parsed.isSuccess()
                ? Optional.empty()
                : Optional.of("\"%s\" is no FEEL; write, for example, %s."
                        .formatted(
                                text, test ? "< 20, [20..50), \"yes\" or not(\"no\")" : "\"text\", 28 or a = \"yes\""));
    }
}
