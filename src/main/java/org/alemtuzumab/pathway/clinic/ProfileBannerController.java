package org.alemtuzumab.pathway.clinic;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells Tasklist, in its own session, when a task's patient is treated by a profile weaker than STRICT, so that a banner
 * says so.
 */
@RestController
class ProfileBannerController {

    private static final String STRICTEST = "STRICT";
    private static final String PATIENT_NUMBER = "patientNumber";

    private final CurrentUser user;
    private final TaskService tasks;
    private final Patients patients;

    ProfileBannerController(CurrentUser user, TaskService tasks, Patients patients) {
        this.user = user;
        this.tasks = tasks;
        this.patients = patients;
    }

    record Banner(String text) {}

    /** Empty where the profile is the strictest, or where the user may not see the task. */
    @GetMapping("/camunda/api/pathway/task/{taskId}/profile-banner")
    @ResponseStatus(HttpStatus.OK)
    Banner banner(@PathVariable String taskId) {
        if (user.id() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null || !(tasks.getVariable(taskId, PATIENT_NUMBER) instanceof String number)) {
            return new Banner("");
        }
        return new Banner(patients.find(number)
                .map(Patient::profile)
                .filter(profile -> !profile.equals(STRICTEST))
                .map(profile ->
                        "Profile %s applies to patient %s: it is weaker than STRICT.".formatted(profile, number))
                .orElse(""));
    }
}
