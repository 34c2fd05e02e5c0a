package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the results of the baseline set as reported (SCR-05, SCR-06). They are judged at once, whatever else of the baseline is
 * open: what cannot be read is asked about the same day (SAF-1).
 */
@Component("recordBaselineResults")
class RecordBaselineResults implements TaskListener {

    private final LabResults results;
    private final Messages messages;
    private final CurrentUser user;

    RecordBaselineResults(LabResults results, Messages messages, CurrentUser user) {
        this.results = results;
        this.messages = messages;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        String patient = CoursePreparationVariables.PATIENT_NUMBER.get(task);
        results.record(
                new Sample(patient, answers.requiredDate("collectedOn"), "BASELINE", null, null, user.id()),
                results.reported(answers));
        messages.tell("resultsArrived", patient);
    }
}
