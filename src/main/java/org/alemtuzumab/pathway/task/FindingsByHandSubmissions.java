package org.alemtuzumab.pathway.task;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code findingsByHand} (SAF-7). */
@Component
class FindingsByHandSubmissions {

    private final UnroutedFindings findings;

    FindingsByHandSubmissions(UnroutedFindings findings) {
        this.findings = findings;
    }

    @OnSubmission
    void answerFindingsByHand(DelegateTask task, AnswerFindingsByHand answer) {
        findings.answer(FindingsByHandVariables.FINDING_IDS.get(task), answer);
    }
}
