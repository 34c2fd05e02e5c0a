package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether the US programme lets a course begin: a gate under the US label, nothing elsewhere (SCR-14). */
@Component
@Transactional(readOnly = true)
class Programme {

    private final Assessments assessments;
    private final Patients patients;
    private final Profiles profiles;
    private final ClinicTime time;

    Programme(Assessments assessments, Patients patients, Profiles profiles, ClinicTime time) {
        this.assessments = assessments;
        this.patients = patients;
        this.profiles = profiles;
        this.time = time;
    }

    boolean required(String patientNumber) {
        return profiles.flag(patients.get(patientNumber).profile(), "programmeEnrolment");
    }

    @Transactional
    void confirm(String patientNumber, int courseNumber, ConfirmProgramme confirmed) {
        assessments.record(patientNumber, courseNumber, Assessments.PROGRAMME, time.today(), confirmed);
    }

    /** "yes" where prescriber, facility and patient are enrolled, "no" where one is not, null where nobody has said. */
    String enrolled(String patientNumber, int courseNumber) {
        return latest(patientNumber, courseNumber)
                .map(each -> each.enrolled() ? "yes" : "no")
                .orElse(null);
    }

    /** "yes" where the authorisation covers this day, "no" where it does not, null where nobody has said. */
    String authorised(String patientNumber, int courseNumber, LocalDate day) {
        return latest(patientNumber, courseNumber)
                .map(each -> each.authorisedOn(day) ? "yes" : "no")
                .orElse(null);
    }

    /** Whether it must be asked, or asked again, for a first infusion on this day. */
    boolean due(String patientNumber, int courseNumber, LocalDate day) {
        return required(patientNumber)
                && latest(patientNumber, courseNumber)
                        .filter(each -> each.enrolled() && each.authorisedOn(day))
                        .isEmpty();
    }

    private Optional<ConfirmProgramme> latest(String patientNumber, int courseNumber) {
        return assessments
                .latest(patientNumber, courseNumber, Assessments.PROGRAMME)
                .map(each -> each.as(ConfirmProgramme.class));
    }
}
