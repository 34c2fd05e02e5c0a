package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Platelets after an infusion (INF-11, INF-20). */
@Component("recordPlatelets")
class RecordPlatelets implements TaskListener {

    private final LabResults results;
    private final CurrentUser user;

    RecordPlatelets(LabResults results, CurrentUser user) {
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {

        FormAnswers answers = FormAnswers.of(task);
        if (answers.yes("available")) {
            results.record(
                    new Sample(
                            InfusionDayVariables.PATIENT_NUMBER.get(task),
                            answers.requiredDate("collectedOn"),
                            "INFUSION",
                            null,
                            null,
                            user.id()),
                    results.reported(answers));
        }
    }
}
