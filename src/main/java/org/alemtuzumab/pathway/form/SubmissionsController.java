package org.alemtuzumab.pathway.form;

import org.alemtuzumab.pathway.look.Looks;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people answered of one patient, for an auditor. */
@Controller
class SubmissionsController {

    private final SubmissionsInWords submissions;
    private final Looks looks;

    SubmissionsController(SubmissionsInWords submissions, Looks looks) {
        this.submissions = submissions;
        this.looks = looks;
    }

    /** @param patient the patient's number; nothing is shown where it is empty */
    @GetMapping("/submissions")
    String submissions(@RequestParam(defaultValue = "") String patient, Model model) {
        if (!patient.isEmpty()) {
            looks.record(patient);
        }
        model.addAttribute("patient", patient);
        model.addAttribute("submissions", submissions.of(patient));
        return "submissions";
    }
}
