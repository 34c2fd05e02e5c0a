package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code neurologicalReview} (MON-10). */
@Component
class NeurologicalReviewSubmissions {

    private final NeurologicalReviews reviews;
    private final CurrentUser user;

    NeurologicalReviewSubmissions(NeurologicalReviews reviews, CurrentUser user) {
        this.reviews = reviews;
        this.user = user;
    }

    @OnSubmission
    void recordNeurologicalReview(DelegateTask task, RecordNeurologicalReview review) {
        reviews.record(NeurologicalReviewVariables.PATIENT_NUMBER.get(task), review, user.id());
    }
}
