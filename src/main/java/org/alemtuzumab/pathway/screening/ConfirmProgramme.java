package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Enrolment and authorisation of the US programme for a course (SCR-14).
 *
 * @param authorisation the number under which the course is authorised
 * @param authorisedUntil the last day that it covers
 */
record ConfirmProgramme(
        Boolean prescriberEnrolled,
        Boolean facilityEnrolled,
        Boolean patientEnrolled,
        Boolean authorised,
        Optional<String> authorisation,
        Optional<LocalDate> authorisedUntil) {

    boolean enrolled() {
        return prescriberEnrolled && facilityEnrolled && patientEnrolled;
    }

    boolean authorisedOn(LocalDate day) {
        return authorised
                && authorisedUntil.filter(until -> !until.isBefore(day)).isPresent();
    }
}
