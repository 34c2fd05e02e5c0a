package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.RunningProcesses;
import org.alemtuzumab.pathway.look.Looks;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Name, telephone and address for whoever has a task of the patient's; for nobody else there is no such page. */
@Controller
class PersonPageController {

    private final HospitalRecord hospital;
    private final RunningProcesses processes;
    private final Looks looks;
    private final ClinicTime time;

    PersonPageController(HospitalRecord hospital, RunningProcesses processes, Looks looks, ClinicTime time) {
        this.hospital = hospital;
        this.processes = processes;
        this.looks = looks;
        this.time = time;
    }

    @GetMapping("/patients/{patient}/person")
    String person(@PathVariable String patient, Model model) {
        if (!processes.tasksShown(patient)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        looks.record(patient);
        model.addAttribute("patient", patient);
        hospital.person(patient).ifPresent(person -> {
            // "person" is who is logged in
            model.addAttribute("told", person);
            model.addAttribute("toldAt", person.toldAt().atZoneSameInstant(time.zone()));
        });
        return "person";
    }
}
