package org.alemtuzumab.pathway.laboratory;

import java.util.List;

/**
 * What became of a message.
 *
 * @param messageId its row in the inbox
 * @param outcome in words, for its sender and for the inbox
 * @param issues what of it was refused; of a batch, each with the place of its entry
 * @param questions values that are kept and judged by nobody until a person has asked (SAF-1), each with why
 */
public record Taken(long messageId, State state, String outcome, List<Issue> issues, List<String> questions) {

    public Taken {
        issues = List.copyOf(issues);
        questions = List.copyOf(questions);
    }

    public Taken(long messageId, State state, String outcome, List<Issue> issues) {
        this(messageId, state, outcome, issues, List.of());
    }

    /** The same, which left these questions. */
    Taken asking(List<String> asked) {
        return new Taken(messageId, state, outcome, issues, asked);
    }
}
