package org.alemtuzumab.pathway.patientfile;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * One thing that happened, in the timeline of a file.
 *
 * @param details what more there is to read, as text; "" where the title says all
 * @param by who did it; null where nobody did, or the product
 * @param answers what was answered, by question
 * @param rule the rule that it follows, for a link; null where none is named
 */
public record Entry(
        Kind kind,
        String id,
        OffsetDateTime at,
        String title,
        String details,
        String by,
        Map<String, String> answers,
        String rule) {

    /** By what the timeline is filtered, in its order. */
    public enum Kind {
        TASK("Tasks and answers"),
        RESULT("Results"),
        FINDING("Findings"),
        REFERRAL("Referrals"),
        TREATMENT("Courses and infusions"),
        MONITORING("Rounds and calls"),
        REPORT("Reports"),
        DECISION("Decisions and signatures"),
        LOOK("Looks at this file");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    static Entry of(Kind kind, String id, OffsetDateTime at, String title, String details, String by) {
        return new Entry(kind, id, at, title, details == null ? "" : details, by, Map.of(), null);
    }
}
