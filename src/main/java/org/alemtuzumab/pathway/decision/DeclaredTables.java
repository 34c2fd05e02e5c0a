package org.alemtuzumab.pathway.decision;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The decision tables that the application asks: those of {@code tables.yaml}, and no other. */
@Component
public class DeclaredTables {

    private static final String FILE = "/tables.yaml";
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory()).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private final Map<String, DeclaredTable> byKey = new LinkedHashMap<>();

    public DeclaredTables() throws IOException {
        try (InputStream yaml = DeclaredTables.class.getResourceAsStream(FILE)) {
            JsonNode file = YAML.readTree(yaml);
            file.path("tables").properties().forEach(each -> {
                JsonNode table = each.getValue();
                JsonNode answers = table.path("answers");
                byKey.put(
                        each.getKey(),
                        new DeclaredTable(
                                table.path("hits").asText(),
                                table.path("single").asBoolean(),
                                table.path("fixed").asBoolean(),
                                texts(table.path("facts")),
                                texts(answers.isTextual() ? file.path("sets").path(answers.asText()) : answers)));
            });
        }
    }

    public Set<String> keys() {
        return byKey.keySet();
    }

    public Optional<DeclaredTable> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /**
     * A fact that a table reads and nobody hands over is null for ever, and one that nobody declared is a slip.
     *
     * @throws IllegalStateException when these are not exactly the facts of this table
     */
    void require(String key, Set<String> facts) {
        Set<String> declared = find(key).map(table -> table.facts().keySet()).orElse(Set.of());
        if (!declared.equals(facts)) {
            throw new IllegalStateException("Table '%s' is declared with %s, but asked with %s"
                    .formatted(key, new TreeSet<>(declared), new TreeSet<>(facts)));
        }
    }

    private static Map<String, String> texts(JsonNode node) {
        return YAML.convertValue(node, new TypeReference<LinkedHashMap<String, String>>() {});
    }
}
