package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Keeps the results of the baseline set as reported (SCR-05, SCR-06). */
@Component("recordBaselineResults")
class RecordBaselineResults implements TaskListener {

    private final LabResults results;
    private final CurrentUser user;

    RecordBaselineResults(LabResults results, CurrentUser user) {
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        results.record(
                new Sample(
                        CoursePreparationVariables.PATIENT_NUMBER.get(task),
                        answers.requiredDate("collectedOn"),
                        "BASELINE",
                        null,
                        null,
                        user.id()),
                results.reported(answers));
    }
}
