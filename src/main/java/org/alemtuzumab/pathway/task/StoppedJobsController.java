package org.alemtuzumab.pathway.task;

import java.util.List;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * What stands still, for the administrator who lets it be tried again. Without the patient and without the words of the
 * fault, since those name patients.
 */
@RestController
class StoppedJobsController {

    private final ManagementService management;
    private final CurrentUser user;

    StoppedJobsController(ManagementService management, CurrentUser user) {
        this.management = management;
        this.user = user;
    }

    record StoppedJob(String job, String process, String step) {}

    @GetMapping("/api/stopped-jobs")
    List<StoppedJob> stoppedJobs() {
        return user.asSystem(() -> management.createJobQuery().noRetriesLeft().list().stream()
                .map(job -> new StoppedJob(job.getId(), job.getProcessDefinitionKey(), job.getFailedActivityId()))
                .toList());
    }

    /** Once more, by the user's own right, so that the engine's log names who did it. What works is left alone. */
    @PostMapping("/api/stopped-jobs/{job}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void retry(@PathVariable String job) {
        if (stoppedJobs().stream().noneMatch(stopped -> stopped.job().equals(job))) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT,
                    "No such job stands still: it is done, or is tried by itself. Right would be one of GET /api/stopped-jobs");
        }
        management.setJobRetries(job, 1);
    }
}
