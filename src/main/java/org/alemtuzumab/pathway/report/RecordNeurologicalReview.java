package org.alemtuzumab.pathway.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What the neurologist found at the review (MON-10). */
@Component("recordNeurologicalReview")
class RecordNeurologicalReview implements TaskListener {

    private static final String NOT_DONE = "notDone";

    private final NeurologicalReviews reviews;
    private final CurrentUser user;

    RecordNeurologicalReview(NeurologicalReviews reviews, CurrentUser user) {
        this.reviews = reviews;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Map<String, String> signs = new LinkedHashMap<>();
        for (String sign : new String[] {"neurologicalSigns", "otherSymptom"}) {
            answers.text(sign).ifPresent(told -> signs.put(sign, told));
        }
        boolean newSigns = answers.yes("anythingNew");
        if (newSigns == signs.isEmpty()) {
            throw new SubmissionRefused(
                    "Anything new: either tick what is new, or answer \"No\" and tick nothing (MON-03)");
        }
        reviews.record(
                NeurologicalReviewVariables.PATIENT_NUMBER.get(task),
                new NeurologicalReviews.Review(
                        answers.requiredDate("performedOn"),
                        answers.texts(
                                "edss", "relapses", "cognition", "immunosuppressants", "otherDrug", "mri", "remarks"),
                        answers.text("mri")
                                .filter(result -> !result.equals(NOT_DONE))
                                .orElse(null),
                        signs,
                        answers.text("suspected")
                                .map(suspected -> new NeurologicalReviews.Suspicion(
                                        answers.yes("suspected"), answers.requiredText("because")))
                                .orElse(null),
                        answers.choices("immunosuppressants"),
                        answers.text("otherDrug").orElse(null),
                        answers.text("remarks").orElse("Found at the neurological review")),
                user.id());
    }
}
