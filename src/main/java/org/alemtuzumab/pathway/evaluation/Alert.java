package org.alemtuzumab.pathway.evaluation;

import java.util.Map;
import org.alemtuzumab.pathway.text.Shortened;

/**
 * What is told to whom.
 *
 * @param specialty who answers it; null where a follow-up does
 * @param evidence value, baseline, limit and source in one line; cut where it is longer than its column
 */
public record Alert(String rule, Urgency urgency, String specialty, String evidence) {

    /** What a column holds. */
    static final int LONGEST_EVIDENCE = 1000;

    public Alert {
        evidence = Shortened.to(LONGEST_EVIDENCE, evidence);
    }

    /** What a row of a table says, by its outputs {@code rule}, {@code urgency} and {@code specialty}. */
    public static Alert of(Map<String, Object> row, String evidence) {
        return ofRule((String) row.get("rule"), row, evidence);
    }

    /** The same under a rule that the table does not name. */
    public static Alert ofRule(String rule, Map<String, Object> row, String evidence) {
        return new Alert(rule, Urgency.valueOf((String) row.get("urgency")), (String) row.get("specialty"), evidence);
    }

    Alert saying(String newEvidence) {
        return new Alert(rule, urgency, specialty, newEvidence);
    }
}
