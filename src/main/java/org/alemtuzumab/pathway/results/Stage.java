package org.alemtuzumab.pathway.results;

/** How final a laboratory's word on a sample is; a later stage replaces an earlier one (SAF-4). */
public enum Stage {
    PRELIMINARY,
    FINAL,
    /** Corrected or amended: replaces what was reported of the sample before. */
    CORRECTED,
    /** Entered in error or cancelled: nothing of the sample counts. */
    WITHDRAWN
}
