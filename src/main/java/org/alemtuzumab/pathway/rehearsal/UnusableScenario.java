package org.alemtuzumab.pathway.rehearsal;

import java.util.List;

/** A scenario that cannot be lived: every problem with its file, its line and what would be right. */
public class UnusableScenario extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public UnusableScenario(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
