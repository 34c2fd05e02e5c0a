package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.form.Prefixed;

/** A patient who enters the pathway. @param priorCourses how many courses were given elsewhere (SCR-21) */
record EnrolPatient(
        String patientNumber,
        String sex,
        PresentOrgans organs,
        LocalDate birthDate,
        String profile,
        String indication,
        Optional<String> priorCourses,
        @Prefixed Optional<PriorCourse> prior1,
        @Prefixed Optional<PriorCourse> prior2,
        @Prefixed Optional<PriorCourse> prior3,
        @Prefixed Optional<PriorCourse> prior4,
        Optional<AciclovirRunning> aciclovirRunning,
        Optional<String> openElsewhere) {

    enum AciclovirRunning {
        YES,
        NO,
        UNKNOWN
    }

    /** From the first on. */
    List<PriorCourse> coursesElsewhere() {
        return Stream.of(prior1, prior2, prior3, prior4)
                .limit(priorCourses.map(Integer::valueOf).orElse(0))
                .map(Optional::orElseThrow)
                .toList();
    }
}
