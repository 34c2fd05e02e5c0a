package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * What was found.
 *
 * @param analytes codes of what it is about, comma-separated; null where it is about no test
 * @param resultId the result that it was found in; null where a person found it
 * @param context on which occasion
 * @param request the test that it asks for
 * @param judgedBy the decision table that made it; null for a question or what a person found
 * @param judgedOn the sample day that the table judged
 * @param profile the version of the label profile whose limits judged it, such as "STRICT" or "KSA/2" (PRF-1); null where
 *     no table did
 */
record Found(
        @Embedded.Empty Alert alert,
        String analytes,
        Long resultId,
        Long roundId,
        String context,
        @Embedded.Empty(prefix = "follow_up_") FollowUpRequest request,
        OffsetDateTime raisedAt,
        String judgedBy,
        LocalDate judgedOn,
        String profile) {

    /** By no table. */
    static Found of(Alert alert, String analytes, Long resultId, Long roundId, String context, OffsetDateTime at) {
        return new Found(alert, analytes, resultId, roundId, context, FollowUpRequest.NONE, at, null, null, null);
    }

    /** The same result told anew. */
    Found toldAnew(Alert newAlert, OffsetDateTime at) {
        return new Found(newAlert, analytes, resultId, roundId, context, FollowUpRequest.NONE, at, null, null, profile);
    }

    Found asking(FollowUpRequest newRequest) {
        return new Found(
                alert, analytes, resultId, roundId, context, newRequest, raisedAt, judgedBy, judgedOn, profile);
    }

    Found judged(String table, LocalDate day, String version) {
        return new Found(alert, analytes, resultId, roundId, context, request, raisedAt, table, day, version);
    }

    Found about(Long newResultId, String newAnalytes, String newEvidence) {
        return new Found(
                alert.saying(newEvidence),
                newAnalytes,
                newResultId,
                roundId,
                context,
                request,
                raisedAt,
                judgedBy,
                judgedOn,
                profile);
    }
}
