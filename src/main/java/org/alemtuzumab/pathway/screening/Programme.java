package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the US programme lets a course begin: a gate under the US label, nothing elsewhere (SCR-14). */
@Component
@Transactional(readOnly = true)
class Programme {

    private final Assessments assessments;
    private final Patients patients;
    private final Profiles profiles;

    Programme(Assessments assessments, Patients patients, Profiles profiles) {
        this.assessments = assessments;
        this.patients = patients;
        this.profiles = profiles;
    }

    boolean required(String patientNumber) {
        return profiles.flag(patients.get(patientNumber).profile(), "programmeEnrolment");
    }

    /** "yes" where prescriber, facility and patient are enrolled, "no" where one is not, null where nobody has said. */
    String enrolled(String patientNumber, int courseNumber) {
        return latest(patientNumber, courseNumber)
                .map(each -> Stream.of("prescriberEnrolled", "facilityEnrolled", "patientEnrolled")
                                .allMatch(each::yes)
                        ? "yes"
                        : "no")
                .orElse(null);
    }

    /** "yes" where the authorisation covers this day, "no" where it does not, null where nobody has said. */
    String authorised(String patientNumber, int courseNumber, LocalDate day) {
        return latest(patientNumber, courseNumber)
                .map(each -> each.yes("authorised")
                                && each.text("authorisedUntil")
                                        .map(LocalDate::parse)
                                        .filter(until -> !until.isBefore(day))
                                        .isPresent()
                        ? "yes"
                        : "no")
                .orElse(null);
    }

    /** Whether it must be asked, or asked again, for a first infusion on this day. */
    boolean due(String patientNumber, int courseNumber, LocalDate day) {
        return required(patientNumber)
                && !("yes".equals(enrolled(patientNumber, courseNumber))
                        && "yes".equals(authorised(patientNumber, courseNumber, day)));
    }

    private Optional<Assessed> latest(String patientNumber, int courseNumber) {
        return assessments.latest(patientNumber, courseNumber, Assessments.PROGRAMME);
    }
}
