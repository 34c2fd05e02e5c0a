package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores results that no open task asked for, where there are any; the evaluation follows in a transaction of its own. */
@Component("recordOtherResults")
class RecordOtherResults implements TaskListener {

    private final Rounds rounds;
    private final LabResults results;
    private final CurrentUser user;

    RecordOtherResults(Rounds rounds, LabResults results, CurrentUser user) {
        this.rounds = rounds;
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers answers = FormAnswers.of(task);
        if (!answers.yes("available")) {
            return;
        }
        rounds.recordOther(
                PatientReportVariables.PATIENT_NUMBER.get(task),
                answers.requiredDate("collectedOn"),
                results.reported(answers),
                user.id());
    }
}
