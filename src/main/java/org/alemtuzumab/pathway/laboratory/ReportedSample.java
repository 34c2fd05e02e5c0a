package org.alemtuzumab.pathway.laboratory;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * The tests of one sample of one patient.
 *
 * @param collectedOn day of the sample in the clinic's time zone; null where the message does not say it
 * @param collectedAt hour of the sample; null where only its day is known
 * @param accession the laboratory's own number of the sample; null where there is none
 * @param problem why this cannot be filed by itself, for a person; null where it can
 */
record ReportedSample(
        PatientClaim patient,
        LocalDate collectedOn,
        OffsetDateTime collectedAt,
        String accession,
        List<ReportedTest> tests,
        String problem) {

    /** Longest number of a sample, as the tables hold it. */
    static final int LONGEST_NUMBER = 128;

    ReportedSample {
        tests = List.copyOf(tests);
        if (collectedOn == null && problem == null) {
            throw new IllegalArgumentException("A sample needs the day on which it was taken");
        }
    }
}
