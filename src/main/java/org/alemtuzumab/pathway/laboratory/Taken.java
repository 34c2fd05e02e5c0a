package org.alemtuzumab.pathway.laboratory;

import java.util.List;

/**
 * What became of a message.
 *
 * @param messageId its row in the inbox
 * @param outcome in words, for its sender and for the inbox
 * @param issues what of it was refused; of a batch, each with the place of its entry
 */
public record Taken(long messageId, State state, String outcome, List<Issue> issues) {

    public Taken {
        issues = List.copyOf(issues);
    }
}
