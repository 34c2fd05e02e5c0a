package org.alemtuzumab.pathway.report;

import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * What the neurologist found and asked at a review, kept as it was answered (MON-10).
 *
 * @param edss 0 to 10
 * @param immunosuppressants codes of those that were given meanwhile, from the list (SCR-17)
 * @param otherDrug a drug against MS, or another immunosuppressant, that is on no list
 */
record Examination(
        Double edss,
        Relapses relapses,
        Cognition cognition,
        Mri mri,
        List<String> immunosuppressants,
        Optional<String> otherDrug,
        Optional<String> remarks) {

    enum Relapses {
        NONE,
        KNOWN,
        NEW
    }

    enum Cognition {
        UNCHANGED,
        WORSE
    }

    enum Mri {
        NOT_DONE,
        UNCHANGED,
        NEW_MS_LESIONS,
        SUSPICIOUS
    }

    /** Whether what was found is a new sign, which has a name (NEU-1). */
    boolean worse() {
        return relapses == Relapses.NEW || cognition == Cognition.WORSE;
    }

    /** The code of the MRI's result; empty where none was done. */
    Optional<String> mriResult() {
        return Optional.of(mri).filter(result -> result != Mri.NOT_DONE).map(Spelling::of);
    }
}
