package org.alemtuzumab.pathway.followup;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.results.LabResults;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;

/** Stores what was reported for a follow-up, or what was decided where there is nothing to test. */
@Component("recordFollowUpResults")
class RecordFollowUpResults implements TaskListener {

    private final FollowUpAnswers answers;
    private final LabResults results;
    private final CurrentUser user;

    RecordFollowUpResults(FollowUpAnswers answers, LabResults results, CurrentUser user) {
        this.answers = answers;
        this.results = results;
        this.user = user;
    }

    @Override
    public void notify(DelegateTask task) {
        FormAnswers form = FormAnswers.of(task);
        Long id = FollowUpVariables.FOLLOW_UP_ID.get(task);
        if (form.text("suspected").isPresent()) {
            answers.answered(id, form.yes("suspected"), form.requiredText("decision"), user.id());
            return;
        }
        if (form.text("callOutcome").isPresent()) {
            recordReaction(id, form);
            answers.called(id, form.requiredText("callOutcome"), form.requiredText("decision"));
            return;
        }
        if (FollowUpVariables.PANEL.get(task).isEmpty() || form.checked("notPossible")) {
            answers.decide(
                    id, form.requiredText("decision"), form.text("diseaseCode").orElse(null), user.id());
            return;
        }
        answers.report(
                id,
                form.requiredDate("collectedOn"),
                results.reported(form),
                form.text("note").orElse(null),
                user.id());
    }

    private void recordReaction(Long id, FormAnswers form) {
        if (form.text("grade").isPresent() || form.text("drugsGiven").isPresent()) {
            answers.reaction(
                    id,
                    form.text("grade").map(Integer::valueOf).orElse(null),
                    form.text("drugsGiven").orElse(null),
                    form.requiredText("decision"));
        }
    }
}
