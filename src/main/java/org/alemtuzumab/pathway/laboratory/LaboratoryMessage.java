package org.alemtuzumab.pathway.laboratory;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Shortened;
import org.springframework.data.annotation.Id;

/**
 * A message of the inbox, as received.
 *
 * @param charset the character set by which {@code rawText} is the received bytes again; null where none fits, then each letter is
 *     one byte
 * @param attempts to read it that began, and of which no good end is known
 * @param attemptBy the node that began the last of them; null where it is known to have ended
 * @param attemptAt when that began
 */
record LaboratoryMessage(
        @Id Long id,
        Protocol protocol,
        String source,
        String rawText,
        String charset,
        String sha256,
        OffsetDateTime receivedAt,
        State state,
        String outcome,
        OffsetDateTime processedAt,
        int attempts,
        String attemptBy,
        OffsetDateTime attemptAt) {

    private static final int LONGEST_OUTCOME = 4000;

    /** Whether all that it says was on file, or settled by a person, when it was processed last. */
    boolean filed() {
        return state == State.PROCESSED || state == State.DUPLICATE;
    }

    LaboratoryMessage with(State newState, String newOutcome, OffsetDateTime at) {
        String outcome = Shortened.to(LONGEST_OUTCOME, newOutcome);
        return new LaboratoryMessage(
                id,
                protocol,
                source,
                rawText,
                charset,
                sha256,
                receivedAt,
                newState,
                outcome,
                at,
                newState == State.FAILED ? attempts : 0,
                null,
                null);
    }

    /** None of whose attempts is under way. */
    LaboratoryMessage attempted(int count) {
        return attempted(count, null, null);
    }

    LaboratoryMessage attempted(int count, String by, OffsetDateTime at) {
        return new LaboratoryMessage(
                id, protocol, source, rawText, charset, sha256, receivedAt, state, outcome, processedAt, count, by, at);
    }
}
