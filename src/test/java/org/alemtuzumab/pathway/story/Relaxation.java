package org.alemtuzumab.pathway.story;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;

/** Less than the profile STRICT asks for: tests of creatinine every so many months, from today for two months. */
public final class Relaxation {

    private Relaxation() {}

    /** @return the task to sign it */
    public static Task propose(ProcessEngine engine, String by, String group, LocalDate today, String months) {
        engine.getIdentityService().setAuthentication(by, List.of(group));
        String instance;
        try {
            instance = engine.getFormService()
                    .submitStartForm(
                            engine.getRepositoryService()
                                    .createProcessDefinitionQuery()
                                    .processDefinitionKey("changeProfile")
                                    .latestVersion()
                                    .singleResult()
                                    .getId(),
                            Map.of(
                                    "kind", "relaxation",
                                    "profile", "STRICT",
                                    "setting1", "creatinineMonths",
                                    "value1", months,
                                    "validFrom", today.toString(),
                                    "validUntil", today.plusMonths(2).toString(),
                                    "reason", "Monthly tests may be unhelpful"))
                    .getId();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .singleResult();
    }
}
