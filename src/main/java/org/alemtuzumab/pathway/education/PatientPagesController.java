package org.alemtuzumab.pathway.education;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What a nurse prints for the patient (SCR-13). Nothing of a patient stands on these pages. */
@Controller
class PatientPagesController {

    private final Education education;
    private final EducationProperties clinic;

    PatientPagesController(Education education, EducationProperties clinic) {
        this.education = education;
        this.clinic = clinic;
    }

    @GetMapping("/patient-sheet")
    String sheet(Model model) {
        model.addAttribute("conditions", education.conditions());
        model.addAttribute("points", education.points());
        return page(model, "patient-sheet");
    }

    @GetMapping("/alert-card")
    String card(Model model) {
        return page(model, "alert-card");
    }

    private String page(Model model, String name) {
        model.addAttribute("clinic", clinic.clinic());
        model.addAttribute("telephone", clinic.telephone());
        model.addAttribute("emergencyNumber", clinic.emergencyNumber());
        return name;
    }
}
