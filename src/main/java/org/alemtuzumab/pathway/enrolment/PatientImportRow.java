package org.alemtuzumab.pathway.enrolment;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * A patient who came by a file.
 *
 * @param rowSha256 of what the row said
 * @param fileSha256 of the file that it stood in
 * @param line of that file
 */
record PatientImportRow(
        @Id Long id,
        String patientNumber,
        String rowSha256,
        String fileSha256,
        long line,
        String importedBy,
        OffsetDateTime importedAt) {}
