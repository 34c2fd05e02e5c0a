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

    private final String notice;
    private final Map<String, String> areas;
    private final Map<Grade, String> grades;
    private final Map<String, String> sources;
    private final Map<String, Rule> rules;

    /** @throws UnusableRuleCatalogue naming every fault with file and line */
    @Autowired
    RuleCatalogue(@Value("classpath:bpmn/rules.yaml") Resource catalogue) {
        this(read(catalogue));
    }

    private RuleCatalogue(RuleCatalogue read) {
        this(read.notice, read.areas, read.grades, read.sources, read.rules);
    }

    RuleCatalogue(
            String notice,
            Map<String, String> areas,
            Map<Grade, String> grades,
            Map<String, String> sources,
            Map<String, Rule> rules) {
        this.notice = notice;
        this.areas = Collections.unmodifiableMap(areas);
        this.grades = Collections.unmodifiableMap(grades);
        this.sources = Collections.unmodifiableMap(sources);
        this.rules = Collections.unmodifiableMap(rules);
    }

    /**
     * Reads a catalogue.
     *
     * @param file its name, for the messages
     */
    public static RuleCatalogue of(String file, Reader yaml) {
        return new RuleCatalogueReader(file).read(yaml);
    }

    /** What every reader of the rules must know. */
    public String notice() {
        return notice;
    }

    /** What the first three letters of an id stand for. */
    public Map<String, String> areas() {
        return areas;
    }

    public Map<Grade, String> grades() {
        return grades;
    }

    /** The documents and references by the keys that rules name. */
    public Map<String, String> sources() {
        return sources;
    }

    public Collection<Rule> all() {
        return rules.values();
    }

    public Optional<Rule> find(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    private static RuleCatalogue read(Resource catalogue) {
        try (Reader yaml = new InputStreamReader(catalogue.getInputStream(), StandardCharsets.UTF_8)) {
            return new RuleCatalogueReader("bpmn/rules.yaml").read(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
