package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A follow-up as a judgement sees it: which kind of test was asked for, and which attempt this is.
 *
 * @param analytes codes, comma-separated
 * @param state OPEN, CLOSED or CANCELLED
 * @param closedAt null while it is open
 */
record AskedTest(
        Long id,
        String patientNumber,
        FollowUpKind kind,
        String analytes,
        int attempt,
        String state,
        OffsetDateTime closedAt) {

    boolean open() {
        return "OPEN".equals(state);
    }

    List<String> analyteCodes() {
        return FollowUpRequest.codes(analytes);
    }
}
