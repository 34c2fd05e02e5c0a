package org.alemtuzumab.pathway.enrolment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.CourseElsewhere;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.text.Spelling;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a patient was given elsewhere before entering here: the rounds are counted from it (SCR-21). */
@Component
@Transactional
class PriorCourses {

    private final Courses courses;
    private final Assessments assessments;
    private final ClinicTime time;

    PriorCourses(Courses courses, Assessments assessments, ClinicTime time) {
        this.courses = courses;
        this.assessments = assessments;
        this.time = time;
    }

    /** @throws SubmissionRefused when a course cannot have been given on these days */
    void enter(EnrolPatient told) {
        List<CourseElsewhere> given = told.entry().coursesElsewhere();
        given.forEach(course -> courses.enter(told.patientNumber(), course));
        if (!given.isEmpty()) {
            Map<String, Object> entry = new HashMap<>();
            entry.put("courses", given.size());
            told.aciclovirRunning().ifPresent(running -> entry.put("aciclovirRunning", Spelling.of(running)));
            told.openElsewhere().ifPresent(open -> entry.put("openElsewhere", open));
            assessments.record(told.patientNumber(), given.size(), Assessments.ENTRY, time.today(), entry);
        }
    }

    /** Why these courses cannot have been given to who enters, all at once. */
    List<String> problems(EnrolPatient.Entry entry) {
        List<String> problems = new ArrayList<>();
        CourseElsewhere before = null;
        int number = 1;
        for (PriorCourse told : entry.told()) {
            try {
                CourseElsewhere course = told.numbered(number++);
                if (before != null && !course.first().isAfter(before.last())) {
                    problems.add(course.which() + ": it begins before the course before it has ended");
                }
                problems.addAll(courses.impossible(course, entry.birthDate()));
                before = course;
            } catch (SubmissionRefused refused) {
                problems.addAll(refused.problems());
            }
        }
        return problems;
    }
}
