package org.alemtuzumab.pathway.prophylaxis;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** The CD4 count that decides on prophylaxis (INF-08). */
@Component("recordCd4")
class RecordCd4 implements TaskListener {

    private final LabResults results;
    private final CurrentUser user;

    RecordCd4(LabResults results, CurrentUser user) {
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        results.record(
                new Sample(
                        HerpesProphylaxisVariables.PATIENT_NUMBER.get(task),
                        answers.requiredDate("collectedOn"),
                        "PROPHYLAXIS",
                        null,
                        null,
                        user.id()),
                results.reported(answers));
    }
}
