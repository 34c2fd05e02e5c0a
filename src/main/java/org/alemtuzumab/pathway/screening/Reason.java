package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * One reason that stands against a course.
 *
 * @param table the decision table that gave it
 * @param rule id of the clinical rule
 * @param text what stands against the course, and what ends it
 * @param overriddenBy the roles that may set it aside together; empty for what nobody may
 */
public record Reason(String table, String rule, Kind kind, String text, List<String> overriddenBy) {

    enum Kind {
        /** Another profile would stop for it. */
        WARNING,
        HOLD,
        OVERRIDE,
        DEFERRED,
        CONTRAINDICATED
    }

    public Reason {
        overriddenBy = List.copyOf(overriddenBy);
    }

    /** The same, and which disease it is. */
    Reason about(String disease) {
        return new Reason(table, rule, kind, text + ": " + disease, overriddenBy);
    }

    Map<String, Object> asAnswers() {
        return Map.of(
                "table", table, "rule", rule, "outcome", Spelling.of(kind), "text", text, "overriddenBy", overriddenBy);
    }

    static Reason fromAnswers(Map<?, ?> answers) {
        return new Reason(
                (String) answers.get("table"),
                (String) answers.get("rule"),
                Spelling.constant(Kind.class, (String) answers.get("outcome")),
                (String) answers.get("text"),
                ((List<?>) answers.get("overriddenBy"))
                        .stream().map(Object::toString).toList());
    }
}
