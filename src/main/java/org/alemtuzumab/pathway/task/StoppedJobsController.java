package org.alemtuzumab.pathway.task;

import java.util.List;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What stands still, for the administrator who lets it be tried again ({@code PUT /engine-rest/job/{id}/retries}). Without
 * the patient and without the words of the fault, since those name patients.
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
}
