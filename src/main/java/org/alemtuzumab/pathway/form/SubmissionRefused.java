package org.alemtuzumab.pathway.form;

import java.util.ArrayList;
import java.util.List;

/** A submission that must not be stored. Its message is read by a nurse: what is wrong, where, and what would be right. */
public class SubmissionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ArrayList<String> problems;

    public SubmissionRefused(String problem) {
        this(List.of(problem));
    }

    public SubmissionRefused(List<String> problems) {
        super(String.join(" · ", problems));
        this.problems = new ArrayList<>(problems);
    }

    /** One sentence each. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** @throws SubmissionRefused when there is any */
    public static void throwAny(List<String> problems) {
        if (!problems.isEmpty()) {
            throw new SubmissionRefused(problems);
        }
    }
}
