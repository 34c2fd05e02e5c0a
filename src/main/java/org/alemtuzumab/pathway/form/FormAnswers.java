package org.alemtuzumab.pathway.form;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The answers of one form as texts, by key, for whoever shows, signs or compares them; what acts on them takes a record. */
public record FormAnswers(Map<String, Object> answers) {

    /** The questions that were answered, sorted. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>(answers.keySet());
        keys.removeIf(key -> text(key).isEmpty());
        return keys;
    }

    /** Trimmed text, or empty where nothing was entered. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(answers.get(key))
                .map(Checklist::text)
                .map(String::trim)
                .filter(text -> !text.isEmpty());
    }
}
