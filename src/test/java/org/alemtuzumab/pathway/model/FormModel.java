package org.alemtuzumab.pathway.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One form. */
record FormModel(String file, JsonNode schema) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]+)}}");

    static FormModel read(Path file) {
        try {
            return new FormModel(file.getFileName().toString(), JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static FormModel of(String json) {
        try {
            JsonNode schema = JSON.readTree(json);
            return new FormModel(schema.path("id").asText() + ".form", schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return schema.path("id").asText();
    }

    /** All components, those inside groups and lists included. */
    List<JsonNode> components() {
        List<JsonNode> all = new ArrayList<>();
        collect(schema, all);
        return all;
    }

    private static void collect(JsonNode parent, List<JsonNode> all) {
        for (JsonNode component : parent.path("components")) {
            all.add(component);
            collect(component, all);
        }
    }

    /** The names under which the answers are submitted: keys, and the path of a list for the whole of it. */
    List<String> answers() {
        List<String> answers = new ArrayList<>();
        collectAnswers(schema, answers);
        return answers;
    }

    private static void collectAnswers(JsonNode parent, List<String> answers) {
        for (JsonNode component : parent.path("components")) {
            if (component.path("type").asText().equals("dynamiclist")) {
                answers.add(component.path("path").asText());
            } else if (component.path("type").asText().equals("group")
                    && component.path("path").asText().isEmpty()) {
                collectAnswers(component, answers);
            } else {
                text(component, "key").ifPresent(answers::add);
            }
        }
    }

    /** The names that a component's text shows. */
    static Set<String> shown(JsonNode component) {
        return TEMPLATE.matcher(component.path("text").asText())
                .results()
                .flatMap(template -> Expressions.feelNames(template.group(1)).stream())
                .collect(Collectors.toSet());
    }

    /** The names on which it depends whether a component is shown. */
    static Set<String> asked(JsonNode component) {
        return Expressions.feelNames(component.path("conditional").path("hide").asText());
    }

    /** All names in texts and conditions. */
    Set<String> names() {
        return components().stream()
                .flatMap(component -> Stream.concat(shown(component).stream(), asked(component).stream()))
                .collect(Collectors.toSet());
    }

    static Optional<String> text(JsonNode node, String key) {
        return Optional.of(node.path(key).asText()).filter(value -> !value.isBlank());
    }
}
