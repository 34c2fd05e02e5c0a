package org.alemtuzumab.pathway.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** What the source documents state, from {@code bpmn/statements.yaml}. An unusable file stops the application's start. */
@Component
public class Statements {

    private static final String FILE = "bpmn/statements.yaml";
    private static final Set<String> KEYS = Set.of("number", "about", "sources", "text", "rules", "because");

    private final List<Statement> all = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    /** @throws UnusableRuleCatalogue naming every fault */
    Statements(@Value("classpath:bpmn/statements.yaml") Resource file, RuleCatalogue catalogue) {
        String about = "";
        for (JsonNode node : read(file)) {
            about = node.path("about").asText(about);
            Statement statement = new Statement(
                    node.path("number").asInt(),
                    about,
                    texts(node.path("sources")),
                    node.path("text").asText(),
                    texts(node.path("rules")),
                    Optional.ofNullable(node.path("because").textValue()));
            check(node, statement, catalogue);
            all.add(statement);
        }
        if (!faults.isEmpty()) {
            throw new UnusableRuleCatalogue(faults);
        }
    }

    /** In the order of the file. */
    public List<Statement> all() {
        return List.copyOf(all);
    }

    /** The documents that state anything, by their keys, in the order of the keys. */
    public List<String> documents() {
        return all.stream()
                .flatMap(each -> each.sources().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private void check(JsonNode node, Statement statement, RuleCatalogue catalogue) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                fault(statement, "has the unknown key '%s'".formatted(key));
            }
        });
        if (statement.number() != all.size() + 1) {
            fault(statement, "is the %dth of the list: number them from 1".formatted(all.size() + 1));
        }
        if (statement.text().isBlank() || statement.about().isBlank()) {
            fault(statement, "has no text, or stands under no part");
        }
        if (statement.sources().isEmpty() || !catalogue.sources().keySet().containsAll(statement.sources())) {
            fault(statement, "names no source, or one that rules.yaml does not know");
        }
        Set<String> unknown = new LinkedHashSet<>(statement.rules());
        unknown.removeIf(id -> catalogue.find(id).isPresent());
        if (!unknown.isEmpty()) {
            fault(statement, "names rules that rules.yaml does not know: " + unknown);
        }
        if (statement.rules().isEmpty() && statement.because().isEmpty()) {
            fault(statement, "has neither rules, nor says why it is not done");
        }
    }

    private void fault(Statement statement, String what) {
        faults.add("%s: statement %d %s".formatted(FILE, statement.number(), what));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static JsonNode read(Resource file) {
        try (InputStream in = file.getInputStream()) {
            return new ObjectMapper(new YAMLFactory()).readTree(in).path("statements");
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}
