package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.text.Spelled;
import org.alemtuzumab.pathway.text.Spelling;

/** What was answered to a follow-up, and how it ended; in texts and rows as {@link Spelling} spells it. */
public enum FollowUpOutcome implements Spelled {
    /** On the telephone (SAF-13, INF-19). */
    SETTLED,
    /** On the telephone, to a physician. */
    PASSED_ON,
    /** PML or autoimmune encephalitis is (NEU-1). */
    SUSPECTED,
    NOT_SUSPECTED,
    /** By a neurologist, without a test. */
    DECIDED,
    /** The repeat is (RPT-1). */
    NORMAL,
    /** What was asked for is there. */
    REPORTED,
    /** To a specialist. */
    HANDED_ON,
    PATIENT_LEFT;

    static FollowUpOutcome of(RecordFollowUpResults.CallOutcome call) {
        return valueOf(call.name());
    }

    @Override
    public String toString() {
        return Spelling.of(this);
    }
}
