package org.alemtuzumab.pathway.screening;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.education.Condition;
import org.alemtuzumab.pathway.education.Education;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Keeps what was taught, to whom, and what was handed over and signed: before a course, and once a year (SCR-13, SCR-15). */
@Component("educatePatient")
class EducatePatient implements TaskListener {

    private final Education education;
    private final Courses courses;
    private final Assessments assessments;
    private final ClinicTime time;

    EducatePatient(Education education, Courses courses, Assessments assessments, ClinicTime time) {
        this.education = education;
        this.courses = courses;
        this.assessments = assessments;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, Object> kept = new LinkedHashMap<>(answers.texts(
                "caregiver",
                "explained",
                "guideGiven",
                "alertCardGiven",
                "commitmentSigned",
                "dietExplained",
                "remarks"));
        kept.put(
                Education.TAUGHT,
                education.conditions().stream()
                        .map(Condition::id)
                        .filter(id -> answers.checked(field(id)))
                        .toList());
        String patientNumber = ScreeningVariables.PATIENT_NUMBER.get(task);
        assessments.record(patientNumber, course(task, patientNumber), Assessments.EDUCATION, time.today(), kept);
    }

    /** The form's field for a condition: one of its own, so that each is answered by itself. */
    private static String field(String condition) {
        return Education.TAUGHT + StringUtils.capitalize(condition);
    }

    /** The course that it is for; the one given last, where a round asked for it. */
    private int course(DelegateTask task, String patientNumber) {
        Integer screened = ScreeningVariables.COURSE_NUMBER.find(task);
        return screened != null
                ? screened
                : courses.of(patientNumber).stream()
                        .mapToInt(Course::courseNumber)
                        .max()
                        .orElseThrow();
    }
}
