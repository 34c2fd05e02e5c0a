package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** What a neurologist has arranged for findings that could not be routed (SAF-7). */
@Component("answerFindingsByHand")
class AnswerFindingsByHand implements TaskListener {

    private final Findings findings;
    private final IdList ids;

    AnswerFindingsByHand(Findings findings, IdList ids) {
        this.findings = findings;
        this.ids = ids;
    }

    @Override
    public void notify(DelegateTask task) {
        String whatWasDone = FormAnswers.of(task).requiredText("whatWasDone");
        ids.of(FindingsByHandVariables.FINDING_IDS.get(task)).forEach(id -> findings.answeredByHand(id, whatWasDone));
    }
}
