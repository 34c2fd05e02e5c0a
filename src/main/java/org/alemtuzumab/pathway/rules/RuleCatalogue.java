package org.alemtuzumab.pathway.rules;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/** All clinical rules, in the order of the catalogue. An unusable catalogue stops the application's start. */
@Component
public class RuleCatalogue {

    private final Map<String, Rule> rules;

    /** @throws UnusableRuleCatalogue naming every fault with file and line */
    @Autowired
    RuleCatalogue(@Value("classpath:bpmn/rules.yaml") Resource catalogue) {
        this(read(catalogue));
    }

    private RuleCatalogue(Map<String, Rule> rules) {
        this.rules = Collections.unmodifiableMap(rules);
    }

    /**
     * Reads a catalogue.
     *
     * @param file its name, for the messages
     */
    public static RuleCatalogue of(String file, Reader yaml) {
        return new RuleCatalogue(new RuleCatalogueReader(file).read(yaml));
    }

    public Collection<Rule> all() {
        return rules.values();
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    private static Map<String, Rule> read(Resource catalogue) {
        try (Reader yaml = new InputStreamReader(catalogue.getInputStream(), StandardCharsets.UTF_8)) {
            return new RuleCatalogueReader("bpmn/rules.yaml").read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
