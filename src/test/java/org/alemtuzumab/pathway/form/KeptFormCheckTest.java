package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.KeptModels;
import org.alemtuzumab.pathway.model.ModelFiles;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Edits of each kind, at fields of each form: what takes something away is refused, what only adds is not. */
class KeptFormCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** What an owner may change of a question: words, which are compared with what other questions and choices say. */
    private static final Set<String> FREE = Set.of(
            "id", "label", "dateLabel", "timeLabel", "description", "layout", "searchable", "patternErrorMessage");

    private final KeptFormCheck check =
            new KeptFormCheck(new KeptModels(new PathMatchingResourcePatternResolver(), new CamundaBpmProperties()));

    @Test
    void theProductsOwnFormsAreRight() {
        assertThat(ModelFiles.in("forms", ".form"))
                .allSatisfy(file -> assertThat(formProblems(file, form(file))).isEmpty());
    }

    /** One edit of a question. */
    private record FormEdit(String name, Consumer<ObjectNode> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<FormEdit> unsafeQuestions() {
        return Stream.of(
                new FormEdit(
                        "named otherwise",
                        field -> field.put("key", field.path("key").asText() + "Again")),
                new FormEdit("no longer required", field -> {
                    if (field.path("validate").path("required").asBoolean()) {
                        ((ObjectNode) field.path("validate")).remove("required");
                    }
                }),
                new FormEdit("hidden", field -> field.putObject("conditional").put("hide", "=true")),
                new FormEdit("not to be answered", field -> field.put("readonly", true)),
                new FormEdit("switched off", field -> field.put("disabled", true)),
                new FormEdit("prefilled", field -> field.put("defaultValue", "no")),
                new FormEdit(
                        "of another kind",
                        field -> field.put(
                                "type", field.path("type").asText().equals("textfield") ? "number" : "textfield")),
                new FormEdit("with a choice less", field -> {
                    if (field.path("values") instanceof ArrayNode choices) {
                        choices.remove(0);
                    }
                }),
                new FormEdit("with a choice that nobody knows", field -> {
                    if (field.path("values") instanceof ArrayNode choices) {
                        choices.addObject().put("label", "Perhaps").put("value", "perhaps");
                    }
                }),
                new FormEdit("with choices that say each other's words", field -> {
                    if (field.path("values") instanceof ArrayNode choices && choices.size() > 1) {
                        String first = choices.get(0).path("label").asText();
                        ((ObjectNode) choices.get(0))
                                .put("label", choices.get(1).path("label").asText());
                        ((ObjectNode) choices.get(1)).put("label", first);
                    }
                }),
                new FormEdit("with a limit", field -> {
                    if (field.path("type").asText().equals("number")) {
                        field.withObject("/validate").put("max", 1);
                    }
                }));
    }

    /** At all questions of a form at once: each is told by its key. */
    @ParameterizedTest
    @MethodSource("unsafeQuestions")
    void aQuestionThatTheProductReadsStaysAsItIs(FormEdit edit) {
        List<String> deployed = new ArrayList<>();
        int tried = 0;
        for (Path file : ModelFiles.in("forms", ".form")) {
            JsonNode edited = form(file);
            Set<String> keys = new TreeSet<>();
            for (ObjectNode field : fields(edited)) {
                String key = field.path("key").asText();
                String before = field.toString();
                edit.change().accept(field);
                if (!field.toString().equals(before)) {
                    keys.add(key);
                }
            }
            tried += keys.size();
            deployed.addAll(silent(file, edited, keys));
        }
        assertThat(tried).as("edits tried").isPositive();
        assertThat(deployed).isEmpty();
    }

    static List<Path> forms() {
        return ModelFiles.in("forms", ".form");
    }

    /** Whatever is written of a question but its words: changed or left out, each in its turn. */
    @ParameterizedTest
    @MethodSource("forms")
    void everyPartOfAQuestionIsKept(Path file) {
        boolean more = true;
        for (int pass = 0; more; pass++) {
            JsonNode edited = form(file);
            Set<String> keys = new TreeSet<>();
            for (ObjectNode field : fields(edited)) {
                List<Runnable> edits = new ArrayList<>();
                addEdits(field, edits);
                if (pass < edits.size()) {
                    keys.add(field.path("key").asText());
                    edits.get(pass).run();
                }
            }
            more = !keys.isEmpty();
            assertThat(silent(file, edited, keys)).as("in pass " + pass).isEmpty();
        }
    }

    private static void addEdits(ObjectNode node, List<Runnable> edits) {
        node.properties().stream().filter(each -> !FREE.contains(each.getKey())).forEach(each -> {
            String name = each.getKey();
            JsonNode value = each.getValue();
            if (value instanceof ObjectNode object) {
                addEdits(object, edits);
            } else if (value instanceof ArrayNode choices) {
                edits.add(() -> choices.remove(choices.size() - 1));
                choices.forEach(choice -> addEdits((ObjectNode) choice, edits));
            } else {
                edits.add(() -> node.set(name, other(value)));
                edits.add(() -> node.remove(name));
            }
        });
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return BooleanNode.valueOf(!value.asBoolean());
        }
        return value.isNumber() ? IntNode.valueOf(value.asInt() + 1) : TextNode.valueOf(value.asText() + "Again");
    }

    private List<String> silent(Path file, JsonNode edited, Set<String> keys) {
        String told = String.join("\n", formProblems(file, edited));
        return keys.stream()
                .filter(key -> !told.contains(", '%s': the product reads this answer".formatted(key)))
                .map(key -> file.getFileName() + " " + key)
                .toList();
    }

    @Test
    void aQuestionStaysWhereItIsSentFrom() {
        for (Path file : forms()) {
            JsonNode edited = form(file);
            Set<String> keys = new TreeSet<>();
            edited.findParents("components").stream()
                    .filter(group -> group.path("type").asText().equals("group"))
                    .forEach(group -> {
                        ((ObjectNode) group).put("path", "ours");
                        fields(group)
                                .forEach(field -> keys.add(field.path("key").asText()));
                    });
            assertThat(silent(file, edited, keys)).isEmpty();
        }
    }

    static Stream<FormEdit> unseen() {
        return Stream.of(
                new FormEdit("reworded", text -> text.put("text", "Answer.")),
                new FormEdit("hidden", text -> text.putObject("conditional").put("hide", "=true")),
                new FormEdit(
                        "in a comment",
                        text -> text.put("text", "<!-- " + text.path("text").asText() + " -->")),
                new FormEdit(
                        "sometimes",
                        text -> text.put(
                                "text", "{{#if no}}" + text.path("text").asText() + "{{/if}}")));
    }

    @ParameterizedTest
    @MethodSource("unseen")
    void whatAFormShowsIsShown(FormEdit edit) {
        for (Path file : forms()) {
            JsonNode edited = form(file);
            Set<String> shown = new TreeSet<>();
            edited.findParents("text").forEach(text -> {
                Pattern.compile("\\{\\{(\\w+)}}")
                        .matcher(text.path("text").asText())
                        .results()
                        .forEach(name -> shown.add(name.group()));
                edit.change().accept((ObjectNode) text);
            });
            String told = String.join("\n", formProblems(file, edited));
            assertThat(shown).allSatisfy(name -> assertThat(told)
                    .contains(file.getFileName() + ": " + name + " is no longer shown"));
        }
    }

    @Test
    void wordsAndArrangementAreTheOwners() {
        for (Path file : forms()) {
            JsonNode edited = form(file);
            edited.findParents("label").forEach(each -> ((ObjectNode) each)
                    .put("label", "Ours: " + each.path("label").asText()));
            edited.findParents("text").forEach(each -> ((ObjectNode) each)
                    .put("text", each.path("text").asText() + "\n\nOurs."));
            fields(edited).forEach(field -> {
                field.put("description", field.path("description").asText() + " Ours.");
                field.withObject("/validate").put("validationType", "custom");
                field.putObject("properties");
                field.put("readonly", false);
            });
            assertThat(formProblems(file, edited)).isEmpty();
        }
    }

    @Test
    void aQuestionOfTheOwnersHasAnOwnName() {
        Path file = Path.of("forms/startInfusion.form");
        assertThat(formProblems(file, with(form(file), "wardTelephoned"))).isEmpty();
        assertThat(formProblems(file, with(form(file), "patientNumber")))
                .anyMatch(problem -> problem.contains("the product means something else by this name"));
    }

    private static JsonNode with(JsonNode form, String key) {
        ((ArrayNode) form.path("components"))
                .addObject()
                .put("type", "textfield")
                .put("label", "Ward telephoned")
                .put("key", key);
        return form;
    }

    private List<String> formProblems(Path file, JsonNode form) {
        return check.problems(
                Map.of(file.getFileName().toString(), form.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static List<ObjectNode> fields(JsonNode form) {
        return form.findParents("key").stream()
                .filter(field -> field.has("type") && !field.has("components"))
                .map(ObjectNode.class::cast)
                .toList();
    }

    private static JsonNode form(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
