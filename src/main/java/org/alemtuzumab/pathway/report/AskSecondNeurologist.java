package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The review was not done in time: the second neurologist is asked, and the task stays open (MON-10). */
@Component("askSecondNeurologist")
class AskSecondNeurologist implements JavaDelegate {

    private final NeurologicalReviews reviews;
    private final ClinicTime time;

    AskSecondNeurologist(NeurologicalReviews reviews, ClinicTime time) {
        this.reviews = reviews;
        this.time = time;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reviews.late(
                NeurologicalReviewVariables.PATIENT_NUMBER.get(execution),
                time.dateOf(
                        NeurologicalReviewVariables.REVIEW_DUE.get(execution).toInstant()));
    }
}
