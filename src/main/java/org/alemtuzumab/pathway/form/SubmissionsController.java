package org.alemtuzumab.pathway.form;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What people answered of one patient, for an auditor. */
@Controller
class SubmissionsController {

    private final SubmissionsInWords submissions;

    SubmissionsController(SubmissionsInWords submissions) {
        this.submissions = submissions;
    }

    /** @param patient the patient's number; nothing is shown where it is empty */
    @GetMapping("/submissions")
    String submissions(@RequestParam(defaultValue = "") String patient, Model model) {
        model.addAttribute("patient", patient);
        model.addAttribute("submissions", submissions.of(patient));
        return "submissions";
    }
}
