package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.alemtuzumab.pathway.report.PatientReports;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code treatment}. */
@Component
class TreatmentSubmissions {

    private final EarlierCourses earlierCourses;
    private final ActivityReviews activityReviews;
    private final PatientReports reports;

    TreatmentSubmissions(EarlierCourses earlierCourses, ActivityReviews activityReviews, PatientReports reports) {
        this.earlierCourses = earlierCourses;
        this.activityReviews = activityReviews;
        this.reports = reports;
    }

    @OnSubmission
    void reviewEarlierCourses(DelegateTask task, ReviewEarlierCourses review) {
        earlierCourses.review(TreatmentVariables.PATIENT_NUMBER.get(task), review);
    }

    @OnSubmission
    void reviewActivity(DelegateTask task, ReviewActivity review) {
        activityReviews.record(TreatmentVariables.PATIENT_NUMBER.get(task), review);
        TreatmentVariables.ANOTHER_COURSE_WANTED.set(task.getExecution(), review.anotherCourse());
    }

    @OnSubmission
    void recordResolution(DelegateTask task, RecordResolution resolved) {
        reports.answerInfections(
                TreatmentVariables.PATIENT_NUMBER.get(task),
                resolved.infectionResolved(),
                task.getCreateTime().toInstant(),
                resolved.resolvedOn(),
                resolved.resolution());
    }
}
