package org.alemtuzumab.pathway.results;

/** What became of one reported value. */
public record Recorded(LabResult result, Change change) {

    public enum Change {
        NEW,
        /** Known already: one result, no second task (SAF-5). */
        DUPLICATE,
        /** The value is known already, and a laboratory's limits for it are new: it is judged again. */
        LIMITED,
        /** It took the place of what was reported of the sample before (SAF-4). */
        REPLACED,
        /** A later word on the sample is known already: kept for the record, not judged. */
        OUTDATED,
        /** Another value of the same sample without a correction flag: both are judged, and a person asks (SAF-5). */
        CONTRADICTS,
        /** What was reported of the sample no longer counts. */
        WITHDRAWN
    }
}
