package org.alemtuzumab.pathway.form;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What people answered of one patient: who, when, by which form, and what corrects what. */
@Component
public class SubmissionsInWords {

    private final Submissions submissions;
    private final FormsOfThen forms;
    private final ClinicTime time;

    SubmissionsInWords(Submissions submissions, FormsOfThen forms, ClinicTime time) {
        this.submissions = submissions;
        this.forms = forms;
        this.time = time;
    }

    /**
     * One submission as it is shown.
     *
     * @param taskId the task that it completed; null where it started a process
     * @param by null where nobody typed it
     * @param answers by question, in the words of the form as it was
     */
    public record Shown(
            long id,
            String taskId,
            OffsetDateTime at,
            String by,
            String step,
            String form,
            String formSha256,
            String sha256,
            Map<String, String> answers,
            List<Long> corrects,
            List<Long> correctedBy) {}

    /** The newest first. */
    public List<Shown> of(String patientNumber) {
        Map<Long, List<Long>> corrections = submissions.corrections(patientNumber);
        List<Shown> shown = new ArrayList<>(submissions.of(patientNumber).stream()
                .map(each -> shown(each, corrections))
                .toList());
        Collections.reverse(shown);
        return shown;
    }

    private Shown shown(Submission submission, Map<Long, List<Long>> corrections) {
        return new Shown(
                submission.id(),
                submission.taskId(),
                submission.submittedAt().atZoneSameInstant(time.zone()).toOffsetDateTime(),
                submission.submittedBy(),
                submission.step(),
                submission.form(),
                submission.formSha256(),
                submission.sha256(),
                forms.inWords(submission),
                corrections.getOrDefault(submission.id(), List.of()),
                corrections.entrySet().stream()
                        .filter(each -> each.getValue().contains(submission.id()))
                        .map(Map.Entry::getKey)
                        .toList());
    }
}
