package org.alemtuzumab.pathway.clinic;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.tables.TablesInForce;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells Tasklist, in its own session, when a task's patient is treated by less than STRICT, by a label profile or a signed
 * relaxation, so that a banner says what is less, by whose word and for how long; and every web application when an
 * administrator has allowed a decision table that protects less.
 */
@RestController
class ProfileBannerController {

    private static final String PATIENT_NUMBER = "patientNumber";

    private final CurrentUser user;
    private final TaskService tasks;
    private final Deviations deviations;
    private final TablesInForce tables;

    ProfileBannerController(CurrentUser user, TaskService tasks, Deviations deviations, TablesInForce tables) {
        this.user = user;
        this.tasks = tasks;
        this.deviations = deviations;
        this.tables = tables;
    }

    record Banner(String text) {}

    /** Of the decision tables, whatever the page. */
    @GetMapping("/camunda/api/pathway/tables-notice")
    Banner tablesNotice() {
        if (user.id() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        return new Banner(tables.notice());
    }

    /** Of the patient nothing where nothing is weaker than STRICT, or where the user may not see the task. */
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
        // whoever may see the task may read its notice, though not the tables that it comes from
        return new Banner(user.asSystem(() -> deviations.of(number)));
    }
}
