package org.alemtuzumab.pathway.rules;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One clinical rule.
 *
 * @param id such as "REN-1"
 * @param text the rule in one or two sentences
 * @param figure its exact number, time or list, where it has one
 * @param grade where its main statement comes from
 * @param sources keys of the catalogue's sources; may be empty for a local rule
 * @param local what in it is the centre's own choice, though the rule is stated elsewhere
 * @param conflict where the sources disagree
 * @param resolution what the pathway does about that
 * @param notYet why it is not part of this release; empty for everything that is
 */
public record Rule(
        String id,
        String text,
        Optional<String> figure,
        Grade grade,
        List<String> sources,
        Optional<String> local,
        Optional<String> conflict,
        Optional<String> resolution,
        Optional<String> notYet) {

    public Rule {
        Objects.requireNonNull(id);
        Objects.requireNonNull(text);
        Objects.requireNonNull(grade);
        sources = List.copyOf(sources);
    }

    /** The first three letters of its id. */
    public String area() {
        return id.substring(0, 3);
    }

    /** Whether it belongs to a later release. */
    public boolean later() {
        return notYet.isPresent();
    }

    /** Whether the rule or a part of it awaits the centre's sign-off. */
    public boolean awaitsSignOff() {
        return grade == Grade.LOCAL || local.isPresent();
    }
}
