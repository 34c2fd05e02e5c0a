package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** The keys that a deployed form asks for. */
final class FormFields {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private FormFields() {}

    /** The keys of the product's own form of a task, which has the task's name. */
    static Optional<Set<String>> ofProduct(String form) {
        return Optional.ofNullable(FormFields.class.getResourceAsStream("/forms/%s.form".formatted(form)))
                .map(FormFields::keys);
    }

    static Set<String> keys(InputStream form) {
        try (form) {
            Set<String> keys = new LinkedHashSet<>();
            collect(MAPPER.readTree(form).path("components"), keys);
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(JsonNode components, Set<String> keys) {
        for (JsonNode component : components) {
            if (component.path("type").asText().equals("dynamiclist")) {
                keys.add(component.path("path").asText());
            } else if (component.has("key")) {
                keys.add(component.get("key").asText());
            } else {
                collect(component.path("components"), keys);
            }
        }
    }
}
