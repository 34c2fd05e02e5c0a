package org.alemtuzumab.pathway.form;

import java.time.OffsetDateTime;
import java.util.Map;
import org.springframework.data.annotation.Id;

/**
 * What a person submitted by one form, or what was filled in for them; never changed afterwards. What corrects it is another
 * submission, which names it.
 *
 * @param taskId the task that it completed; null where it started a process
 * @param step the key in its diagram of the task, or of the start event
 * @param processInstanceId of the task, or the one that it started
 * @param patientNumber null where no patient is concerned
 * @param form the form's id
 * @param formSha256 of the form's text as it was deployed then
 * @param submittedBy the user's id; null where it was filled in with what had been reported otherwise
 * @param answers by the keys of the form, as JSON: what the form hid is not among them
 * @param sha256 of the answers
 */
record Submission(
        @Id Long id,
        String taskId,
        String step,
        String processInstanceId,
        String patientNumber,
        String form,
        String formSha256,
        String submittedBy,
        OffsetDateTime submittedAt,
        String answers,
        String sha256) {

    Map<String, Object> given() {
        return Submissions.read(answers);
    }
}
