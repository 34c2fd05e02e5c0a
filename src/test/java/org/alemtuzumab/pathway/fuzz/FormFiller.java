package org.alemtuzumab.pathway.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Answers a form as its schema asks, or nearly. */
final class FormFiller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES =
            List.of("String", "Integer", "Double", "Boolean", "Date", "Null", "Json", "Xml", "Bytes", "File", "Object");

    private final Mutator mutator;

    FormFiller(Mutator mutator) {
        this.mutator = mutator;
    }

    /** A body for {@code submit-form}. */
    String body(InputStream form) throws IOException {
        ObjectNode body = JSON.createObjectNode();
        ObjectNode variables = body.putObject("variables");
        List<JsonNode> fields = new ArrayList<>();
        collect(JSON.readTree(form).path("components"), fields);
        fields.stream()
                .filter(field -> !field.path("disabled").asBoolean()
                        && !field.path("readonly").asBoolean())
                .filter(field -> field.path("validate").path("required").asBoolean() || !mutator.oneIn(3))
                .forEach(field -> answer(variables.putObject(field.path("key").asText()), field));
        if (!mutator.oneIn(3) && !variables.isEmpty()) {
            List<String> names = new ArrayList<>();
            variables.fieldNames().forEachRemaining(names::add);
            ObjectNode answer = (ObjectNode) variables.get(mutator.any(names));
            answer.set("value", mutator.value());
            if (mutator.oneIn(3)) {
                answer.put("type", mutator.any(TYPES));
            }
        }
        return body.toString();
    }

    private static void collect(JsonNode components, List<JsonNode> fields) {
        for (JsonNode component : components) {
            if (component.has("components")) {
                collect(component.path("components"), fields);
            } else if (component.has("key")) {
                fields.add(component);
            }
        }
    }

    private void answer(ObjectNode answer, JsonNode field) {
        switch (field.path("type").asText()) {
            case "number" -> {
                int least = field.path("validate").path("min").asInt(0);
                int most = Math.max(least, field.path("validate").path("max").asInt(least + 100));
                answer.put("value", least + mutator.below(most - least + 1)).put("type", "Integer");
            }
            case "checkbox" -> answer.put("value", mutator.oneIn(2)).put("type", "Boolean");
            case "radio", "select", "checklist" -> {
                JsonNode values = field.path("values");
                answer.put("type", "String")
                        .put(
                                "value",
                                values.isEmpty()
                                        ? ""
                                        : values.get(mutator.below(values.size()))
                                                .path("value")
                                                .asText());
            }
            case "datetime" ->
                answer.put("type", "String")
                        .put(
                                "value",
                                field.path("subtype").asText().equals("time")
                                        ? "%02d:30".formatted(mutator.below(24))
                                        : LocalDate.of(2026, 1, 1)
                                                .plusDays(mutator.below(700))
                                                .toString());
            default -> answer.put("type", "String").put("value", mutator.any(List.of("98 10*9/L", "none", "yes", "5")));
        }
    }
}
