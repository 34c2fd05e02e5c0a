package org.alemtuzumab.pathway.screening;

import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.education.Education;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What each patient was taught (SCR-13). */
@Component
@Transactional
class Educations {

    private final Education curriculum;
    private final Courses courses;
    private final Assessments assessments;
    private final ClinicTime time;

    Educations(Education curriculum, Courses courses, Assessments assessments, ClinicTime time) {
        this.curriculum = curriculum;
        this.courses = courses;
        this.assessments = assessments;
        this.time = time;
    }

    /** @param screened the course that it is for; empty where a round asked for it: then it is kept with the one given last */
    void record(String patientNumber, Optional<Integer> screened, EducatePatient education) {
        Map<String, Object> kept = TypedAnswers.texts(education.given());
        kept.put(Education.TAUGHT, education.taught(curriculum.conditions()));
        assessments.record(
                patientNumber,
                screened.orElseGet(() -> lastCourse(patientNumber)),
                Assessments.EDUCATION,
                time.today(),
                kept);
    }

    private int lastCourse(String patientNumber) {
        return courses.of(patientNumber).stream()
                .mapToInt(Course::courseNumber)
                .max()
                .orElseThrow();
    }
}
