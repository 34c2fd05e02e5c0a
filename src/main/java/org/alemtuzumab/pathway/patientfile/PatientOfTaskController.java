package org.alemtuzumab.pathway.patientfile;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Tells Tasklist whose task this is, where who works on it reads the file. */
@RestController
class PatientOfTaskController {

    private static final String PATIENT_NUMBER = "patientNumber";

    private final CurrentUser user;
    private final TaskService tasks;
    private final Readers readers;

    PatientOfTaskController(CurrentUser user, TaskService tasks, Readers readers) {
        this.user = user;
        this.tasks = tasks;
        this.readers = readers;
    }

    /** @param number empty where the task is about no patient, or the file is none of the reader's */
    record Patient(String number) {}

    /** @throws ResponseStatusException 401 without a log-in */
    @GetMapping("/camunda/api/pathway/task/{taskId}/patient")
    Patient patient(@PathVariable String taskId) {
        if (user.id() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        return new Patient(
                task != null
                                && tasks.getVariable(taskId, PATIENT_NUMBER) instanceof String number
                                && readers.mayRead(number)
                        ? number
                        : "");
    }
}
