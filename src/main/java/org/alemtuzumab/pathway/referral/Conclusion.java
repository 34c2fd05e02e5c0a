package org.alemtuzumab.pathway.referral;

import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.text.Spelled;

/** What a specialist says of a finding (SAF-8). */
public enum Conclusion implements Spelled {
    /** It is a disease, and history from then on (SCR-20). */
    CONFIRMED,
    EXCLUDED,
    /** It comes back on a day that the specialist sets. */
    OBSERVED;

    /** The same of a finding. */
    Outcome ofFinding() {
        return Outcome.valueOf(name());
    }

    /** Whether the finding is answered by it for good. */
    boolean last() {
        return this != OBSERVED;
    }
}
