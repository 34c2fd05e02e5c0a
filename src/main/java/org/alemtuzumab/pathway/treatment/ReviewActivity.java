package org.alemtuzumab.pathway.treatment;

import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The neurologist's answer to whether another course is prepared: only where MS activity has returned (INF-02). */
@Component("reviewActivity")
class ReviewActivity implements TaskListener {

    private final Assessments assessments;
    private final Courses courses;
    private final ClinicTime time;

    ReviewActivity(Assessments assessments, Courses courses, ClinicTime time) {
        this.assessments = assessments;
        this.courses = courses;
        this.time = time;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        boolean wanted = answers.yes("anotherCourse");
        if (wanted && !answers.yes("activityReturned")) {
            throw new SubmissionRefused(
                    "Prepare another course: a further one is considered only if MS activity has returned (INF-02). Answer \"No\", or that it has returned");
        }
        Map<String, Object> kept = answers.texts("activityReturned", "anotherCourse", "reason");
        String patientNumber = TreatmentVariables.PATIENT_NUMBER.get(task);
        assessments.record(patientNumber, lastCourse(patientNumber), Assessments.ACTIVITY_REVIEW, time.today(), kept);
        TreatmentVariables.ANOTHER_COURSE_WANTED.set(task.getExecution(), wanted);
    }

    /** Given here or elsewhere (SCR-21): the number of the course that the review looks back on. */
    private int lastCourse(String patientNumber) {
        return (int) courses.of(patientNumber).stream().filter(Course::given).count();
    }
}
