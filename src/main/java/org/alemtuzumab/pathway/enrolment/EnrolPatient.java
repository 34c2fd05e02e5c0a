package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.CourseElsewhere;
import org.alemtuzumab.pathway.form.Prefixed;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/** A patient who enters the pathway. */
record EnrolPatient(
        Entry entry,
        String sex,
        PresentOrgans organs,
        String profile,
        String indication,
        Optional<AciclovirRunning> aciclovirRunning,
        Optional<String> openElsewhere) {

    enum AciclovirRunning {
        YES,
        NO,
        UNKNOWN
    }

    /** Who enters, and after what. @param priorCourses how many courses were given elsewhere (SCR-21) */
    record Entry(
            String patientNumber,
            LocalDate birthDate,
            Optional<String> priorCourses,
            @Prefixed Optional<PriorCourse> prior1,
            @Prefixed Optional<PriorCourse> prior2,
            @Prefixed Optional<PriorCourse> prior3,
            @Prefixed Optional<PriorCourse> prior4) {

        /** From the first on. */
        List<PriorCourse> told() {
            return Stream.of(prior1, prior2, prior3, prior4)
                    .limit(priorCourses.map(Integer::valueOf).orElse(0))
                    .map(Optional::orElseThrow)
                    .toList();
        }

        /** @throws SubmissionRefused where one cannot have been given as it is told */
        List<CourseElsewhere> coursesElsewhere() {
            List<CourseElsewhere> given = new ArrayList<>();
            told().forEach(course -> given.add(course.numbered(given.size() + 1)));
            return given;
        }
    }

    String patientNumber() {
        return entry.patientNumber();
    }
}
