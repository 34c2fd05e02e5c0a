package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a deployed form asks for. */
final class FormFields {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One question.
     *
     * @param choices the values of which one is chosen; empty where the answer is free
     * @param date whether a date answers it
     * @param several whether several of the values are ticked together; what is not there may be said as well, and is left out
     */
    record Field(Set<String> choices, boolean date, boolean several) {

        boolean accepts(String text) {
            return choices.isEmpty()
                    || choices.contains(text)
                    || several
                            && (NOT_TICKED.contains(text)
                                    || choices.containsAll(List.of(text.strip().split("\\s*,\\s*"))));
        }
    }

    /** Words for none of a list, and for two of it, that a file may use. */
    private static final Set<String> NOT_TICKED = Set.of("none", "no", "both");

    private FormFields() {}

    /** The fields of the product's own form of a task, which has the task's name, by their keys. */
    static Optional<Map<String, Field>> ofProduct(String form) {
        return Optional.ofNullable(FormFields.class.getResourceAsStream("/forms/%s.form".formatted(form)))
                .map(FormFields::of);
    }

    static Map<String, Field> of(InputStream form) {
        try (form) {
            Map<String, Field> fields = new LinkedHashMap<>();
            collect(MAPPER.readTree(form).path("components"), fields);
            return fields;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, Map<String, Field> fields) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equals("dynamiclist")) {
                fields.put(component.path("path").asText(), new Field(Set.of(), false, false));
            } else if (component.has("key")) {
                fields.put(component.get("key").asText(), field(component));
            } else {
                collect(component.path("components"), fields);
            }
        }
    }

    private static Field field(JsonNode component) {
        Set<String> choices = new LinkedHashSet<>();
        component
                .path("values")
                .forEach(choice -> choices.add(choice.path("value").asText()));
        return new Field(
                choices,
                component.path("subtype").asText().equals("date"),
                component.path("type").asText().equals("checklist"));
    }
}
