package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

    /** So many fields of a form are tried, from its begin to its end. */
    private static final int PER_FORM = 5;

    private final KeptFormCheck forms =
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

    @ParameterizedTest
    @MethodSource("unsafeQuestions")
    void aQuestionThatTheProductReadsStaysAsItIs(FormEdit edit) {
        List<String> deployed = new ArrayList<>();
        int tried = 0;
        for (Path file : ModelFiles.in("forms", ".form")) {
            int count = fields(form(file)).size();
            for (int i = 0; i < count; i += ModelFiles.step(count, PER_FORM)) {
                JsonNode edited = form(file);
                ObjectNode field = fields(edited).get(i);
                String before = edited.toString();
                edit.change().accept(field);
                if (!edited.toString().equals(before)) {
                    tried++;
                    if (formProblems(file, edited).isEmpty()) {
                        deployed.add(
                                file.getFileName() + " " + field.path("key").asText());
                    }
                }
            }
        }
        assertThat(tried).as("edits tried").isPositive();
        assertThat(deployed).isEmpty();
    }

    @Test
    void whatAPersonDecidesOnIsShown() {
        for (Path file : ModelFiles.in("forms", ".form")) {
            String text = ModelFiles.text(file);
            if (text.contains("{{patientNumber}}")) {
                assertThat(forms.problems(Map.of(
                                file.getFileName().toString(),
                                text.replace("{{patientNumber}}", "somebody").getBytes(StandardCharsets.UTF_8))))
                        .anyMatch(problem -> problem.contains("{{patientNumber}} is no longer shown"));
            }
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
        return forms.problems(
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
