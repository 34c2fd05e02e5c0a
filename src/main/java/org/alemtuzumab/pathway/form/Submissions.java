package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Keeps what people submitted: one row each, in the transaction that acts on it. */
@Component
class Submissions {

    private static final String PATIENT_NUMBER = "patientNumber";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubmissionRepository submissions;
    private final CurrentUser user;
    private final ClinicTime time;

    Submissions(SubmissionRepository submissions, @Lazy CurrentUser user, ClinicTime time) {
        this.submissions = submissions;
        this.user = user;
        this.time = time;
    }

    void record(DelegateTask task, ShownForm form, Map<String, Object> answers) {
        record(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessInstanceId(),
                task.getVariable(PATIENT_NUMBER),
                form,
                answers);
    }

    void record(DelegateExecution started, ShownForm form, Map<String, Object> answers) {
        record(
                null,
                started.getCurrentActivityId(),
                started.getProcessInstanceId(),
                answers.get(PATIENT_NUMBER),
                form,
                answers);
    }

    private void record(
            String taskId,
            String step,
            String processInstanceId,
            Object patientNumber,
            ShownForm form,
            Map<String, Object> answers) {
        String text = text(answers);
        submissions.save(new Submission(
                null,
                taskId,
                step,
                processInstanceId,
                patientNumber instanceof String number ? number : null,
                form.id(),
                hash(form.text()),
                user.id(),
                time.now(),
                text,
                hash(text)));
    }

    private static String text(Map<String, Object> answers) {
        try {
            return JSON.writeValueAsString(answers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
