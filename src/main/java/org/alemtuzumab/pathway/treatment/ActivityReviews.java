package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What neurologists found of MS activity, course by course (INF-02). */
@Component
@Transactional
class ActivityReviews {

    private final Assessments assessments;
    private final Courses courses;
    private final ClinicTime time;

    ActivityReviews(Assessments assessments, Courses courses, ClinicTime time) {
        this.assessments = assessments;
        this.courses = courses;
        this.time = time;
    }

    /** @throws SubmissionRefused when another course is wanted though MS activity has not returned */
    void record(String patientNumber, ReviewActivity review) {
        review.requireActivity();
        assessments.record(patientNumber, lastCourse(patientNumber), Assessments.ACTIVITY_REVIEW, time.today(), review);
    }

    /** Given here or elsewhere (SCR-21): the number of the course that the review looks back on. */
    private int lastCourse(String patientNumber) {
        return (int) courses.of(patientNumber).stream().filter(Course::given).count();
    }
}
