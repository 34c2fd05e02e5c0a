package org.alemtuzumab.pathway.enrolment;

import java.util.List;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes patients onto the pathway. */
@Component
@Transactional
class Enrolments {

    private final Patients patients;
    private final Organs organs;
    private final PriorCourses priorCourses;
    private final ClinicTime time;

    Enrolments(Patients patients, Organs organs, PriorCourses priorCourses, ClinicTime time) {
        this.patients = patients;
        this.organs = organs;
        this.priorCourses = priorCourses;
        this.time = time;
    }

    /** @throws SubmissionRefused when this patient cannot be enrolled, or a course cannot have been given as it is told */
    void enrol(EnrolPatient told) {
        SubmissionRefused.throwAny(problems(told.entry()));
        String number = told.patientNumber();
        patients.enrol(number, told.sex(), told.entry().birthDate(), told.profile(), told.indication());
        told.organs().told().forEach((organ, presence) -> organs.record(number, organ, presence, time.today(), null));
        priorCourses.enter(told);
    }

    /** Why who enters cannot be enrolled, by what the form cannot know; a sentence each. */
    List<String> problems(EnrolPatient.Entry entry) {
        return Stream.concat(
                        patients.problems(entry.patientNumber(), entry.birthDate()).stream(),
                        priorCourses.problems(entry).stream())
                .toList();
    }
}
