package org.alemtuzumab.pathway.form;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people answered of one patient, for an auditor: who, when, by which form, and what corrects what. */
@Controller
class SubmissionsController {

    private final Submissions submissions;
    private final FormsOfThen forms;
    private final ClinicTime time;

    SubmissionsController(Submissions submissions, FormsOfThen forms, ClinicTime time) {
        this.submissions = submissions;
        this.forms = forms;
        this.time = time;
    }

    /**
     * One submission as it is shown.
     *
     * @param by null where nobody typed it
     * @param answers by question, in the words of the form as it was
     */
    public record Shown(
            long id,
            OffsetDateTime at,
            String by,
            String step,
            String form,
            String formSha256,
            String sha256,
            Map<String, String> answers,
            List<Long> corrects,
            List<Long> correctedBy) {}

    /** @param patient the patient's number; nothing is shown where it is empty */
    @GetMapping("/submissions")
    String submissions(@RequestParam(defaultValue = "") String patient, Model model) {
        Map<Long, List<Long>> corrections = submissions.corrections(patient);
        List<Shown> shown = new ArrayList<>(submissions.of(patient).stream()
                .map(each -> shown(each, corrections))
                .toList());
        Collections.reverse(shown);
        model.addAttribute("patient", patient);
        model.addAttribute("submissions", shown);
        return "submissions";
    }

    private Shown shown(Submission submission, Map<Long, List<Long>> corrections) {
        return new Shown(
                submission.id(),
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
