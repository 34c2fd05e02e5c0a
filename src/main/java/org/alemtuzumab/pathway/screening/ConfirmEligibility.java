package org.alemtuzumab.pathway.screening;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the neurologist's judgement of every open finding and the decision (SCR-05). */
@Component("confirmEligibility")
class ConfirmEligibility implements TaskListener {

    /** The form's questions and the organ that each is about. */
    private static final Map<String, String> FIELDS = Map.of(
            "judgePlatelets", "PLT",
            "judgeKidney", "REN",
            "judgeLiver", "LIV",
            "judgeThyroid", "THY",
            "judgeBlood", "HEM",
            "judgeHeart", FindingsToJudge.HEART,
            "judgeOther", "OTHER");

    private final Confirmations confirmations;

    ConfirmEligibility(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        Set<String> acceptable = FIELDS.entrySet().stream()
                .filter(field -> answers.text(field.getKey())
                        .filter("acceptable"::equals)
                        .isPresent())
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        ScreeningVariables.SCREENING_OUTCOME.set(
                task,
                confirmations.confirm(
                        ScreeningVariables.PATIENT_NUMBER.get(task),
                        ScreeningVariables.COURSE_NUMBER.get(task),
                        acceptable,
                        answers.requiredText("decision").equals("confirm"),
                        answers.text("reason").orElse("")));
    }
}
