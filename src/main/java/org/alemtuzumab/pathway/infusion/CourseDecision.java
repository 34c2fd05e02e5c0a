package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/** A neurologist resumed or ended a held course, and why (INF-20). */
record CourseDecision(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        Decision decision,
        LocalDate resumeOn,
        String reason,
        String signedBy,
        OffsetDateTime signedAt) {

    enum Decision implements Spelled {
        RESUME,
        END
    }
}
