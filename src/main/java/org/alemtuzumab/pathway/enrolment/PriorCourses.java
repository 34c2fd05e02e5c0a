package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
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
        int count = answers.number("priorCourses").map(Double::intValue).orElse(0);
        LocalDate before = null;
        for (int course = 1; course <= Math.min(count, MOST); course++) {
            String prior = "prior" + course;
            List<LocalDate> days = days(course, before, answers);
            courses.enter(
                    patientNumber,
                    days,
                    answers.text(prior + "Product").orElse(null),
                    answers.text(prior + "Batch").orElse(null),
                    answers.requiredText(prior + "Centre"));
            before = days.get(days.size() - 1);
        }
        if (count > 0) {
            Map<String, Object> entry = answers.texts("aciclovirRunning", "openElsewhere");
            entry.put("courses", count);
            assessments.record(patientNumber, count, Assessments.ENTRY, time.today(), entry);
        }
    }

    /** The days of its infusions: one after the other from the first, and the last on its day. */
    private List<LocalDate> days(int course, LocalDate before, FormAnswers answers) {
        LocalDate first = answers.requiredDate("prior%dFirst".formatted(course));
        LocalDate last = answers.requiredDate("prior%dLast".formatted(course));
        int infusions = answers.number("prior%dInfusions".formatted(course))
                .map(Double::intValue)
                .orElseThrow();
        String which = "Course %d given elsewhere: ".formatted(course);
        if (last.isAfter(time.today())) {
            throw new SubmissionRefused(which + "its last infusion lies in the future");
        }
        if (before != null && !first.isAfter(before)) {
            throw new SubmissionRefused(which + "it begins before the course before it has ended");
        }
        if (ChronoUnit.DAYS.between(first, last) < infusions - 1 || infusions == 1 && !first.equals(last)) {
            throw new SubmissionRefused(
                    which + "%d infusions do not fit between %s and %s".formatted(infusions, first, last));
        }
        List<LocalDate> days = new ArrayList<>();
        for (int day = 0; day < infusions - 1; day++) {
            days.add(first.plusDays(day));
        }
        days.add(last);
        return days;
    }
}
