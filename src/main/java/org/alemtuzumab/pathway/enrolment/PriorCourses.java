package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.CourseElsewhere;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a patient was given elsewhere before entering here: the rounds are counted from it (SCR-21). */
@Component
@Transactional
class PriorCourses {

    private static final int MOST = 4;

    private final Courses courses;
    private final Assessments assessments;
    private final ClinicTime time;

    PriorCourses(Courses courses, Assessments assessments, ClinicTime time) {
        this.courses = courses;
        this.assessments = assessments;
        this.time = time;
    }

    /** @throws SubmissionRefused when a course cannot have been given on these days */
    void enter(String patientNumber, FormAnswers answers) {
        int count = count(answers);
        LocalDate before = null;
        for (int course = 1; course <= count; course++) {
            CourseElsewhere given = course(course, before, answers);
            courses.enter(patientNumber, given);
            before = given.last();
        }
        if (count > 0) {
            Map<String, Object> entry = answers.texts("aciclovirRunning", "openElsewhere");
            entry.put("courses", count);
            assessments.record(patientNumber, count, Assessments.ENTRY, time.today(), entry);
        }
    }

    /** Why these courses cannot have been given to somebody born on that day, all at once. */
    List<String> problems(LocalDate birthDate, FormAnswers answers) {
        List<String> problems = new ArrayList<>();
        LocalDate before = null;
        for (int course = 1; course <= count(answers); course++) {
            try {
                CourseElsewhere given = course(course, before, answers);
                problems.addAll(courses.impossible(given, birthDate));
                before = given.last();
            } catch (SubmissionRefused refused) {
                problems.addAll(refused.problems());
            }
        }
        return problems;
    }

    private static int count(FormAnswers answers) {
        return Math.min(answers.number("priorCourses").map(Double::intValue).orElse(0), MOST);
    }

    private CourseElsewhere course(int number, LocalDate before, FormAnswers answers) {
        String prior = "prior" + number;
        CourseElsewhere course = new CourseElsewhere(
                "Course %d given elsewhere".formatted(number),
                answers.requiredDate(prior + "First"),
                answers.requiredDate(prior + "Last"),
                answers.number(prior + "Infusions").map(Double::intValue).orElseThrow(),
                answers.text(prior + "Product").orElse(null),
                answers.text(prior + "Batch").orElse(null),
                answers.requiredText(prior + "Centre"));
        if (before != null && !course.first().isAfter(before)) {
            throw new SubmissionRefused(course.which() + ": it begins before the course before it has ended");
        }
        return course;
    }
}
