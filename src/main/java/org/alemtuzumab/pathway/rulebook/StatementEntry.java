package org.alemtuzumab.pathway.rulebook;

import java.util.List;
import org.alemtuzumab.pathway.rules.Statement;

/** One statement of the sources with the rules that carry it out, each with its places and proofs. */
public record StatementEntry(Statement statement, List<Entry> rules) {

    /** How many cases, scenarios and tests prove its rules. */
    public long proofs() {
        return rules.stream().flatMap(rule -> rule.proofs().stream()).distinct().count();
    }

    /** How many places of the deployed models its rules live in. */
    public long places() {
        return rules.stream().flatMap(rule -> rule.places().stream()).distinct().count();
    }

    /** Whether every rule of it lives in a deployed model and is proved, or read by people where nothing can prove it. */
    public boolean done() {
        return statement.because().isEmpty()
                && rules.stream().noneMatch(rule -> rule.rule().later())
                && places() > 0
                && proofs() > 0;
    }
}
