package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;

/** The pharmacovigilance report of a patient's death (PHV-1). */
record ReportDeath(LocalDate reportedOn, String reportReference, String suspectedCause) {

    String inWords() {
        return "Pharmacovigilance report %s; suspected cause: %s".formatted(reportReference, suspectedCause);
    }
}
