package org.alemtuzumab.pathway.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.form.SubmissionCheck;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** Takes the proposal of the start form in, or refuses it with everything that is wrong (PRF-1). */
@Component("proposeChange")
class ProposeChange implements ExecutionListener {

    private static final List<Integer> LINES = List.of(1, 2, 3, 4);

    private final SubmissionCheck check;
    private final ProfileChanges changes;
    private final CurrentUser user;

    ProposeChange(SubmissionCheck check, ProfileChanges changes, CurrentUser user) {
        this.check = check;
        this.changes = changes;
        this.user = user;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FormAnswers answers = check.startForm(execution);
        String profile = answers.requiredText("profile");
        String reason = answers.requiredText("reason");
        if (answers.requiredText("kind").equals("patient")) {
            String patientNumber = answers.requiredText("patientNumber");
            long id = changes.propose(patientNumber, profile, reason, user.id());
            execution.setProcessBusinessKey(patientNumber);
            ChangeProfileVariables.PATIENT_NUMBER.set(execution, patientNumber);
            ChangeProfileVariables.CHANGE_ID.set(execution, id);
        } else {
            long id = changes.propose(
                    new ProfileChanges.Wanted(
                            profile,
                            settings(answers),
                            answers.requiredDate("validFrom"),
                            answers.requiredDate("validUntil"),
                            reason),
                    user.id());
            execution.setProcessBusinessKey("profile " + profile);
            ChangeProfileVariables.CHANGE_ID.set(execution, id);
        }
    }

    private static Map<String, String> settings(FormAnswers answers) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int line : LINES) {
            answers.text("setting" + line).ifPresent(setting -> {
                if (settings.put(setting, answers.requiredText("value" + line)) != null) {
                    throw new SubmissionRefused(
                            "Setting %d: '%s' stands in another line already".formatted(line, setting));
                }
            });
        }
        return settings;
    }
}
