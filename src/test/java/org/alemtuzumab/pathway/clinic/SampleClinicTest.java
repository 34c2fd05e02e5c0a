package org.alemtuzumab.pathway.clinic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sample-clinic;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("sample-clinic")
class SampleClinicTest {

    @Autowired
    private IdentityService identity;

    @Autowired
    private FilterService filters;

    @Autowired
    private TaskService tasks;

    @Autowired
    private SamplePatients patients;

    @AfterEach
    void logOut() {
        identity.clearAuthentication();
    }

    @Test
    void hasOneUserForEveryGroup() {
        for (ClinicGroup group : ClinicGroup.values()) {
            assertThat(identity.createGroupQuery().groupMember(group.id()).list())
                    .extracting("id")
                    .containsExactly(group.id());
            assertThat(identity.checkPassword(group.id(), "sample-clinic")).isTrue();
        }
    }

    @Test
    void everyoneOfTheCareTeamFindsThreeLists() {
        for (ClinicGroup group : ClinicGroup.care()) {
            identity.setAuthentication(group.id(), List.of(group.id()));
            assertThat(filters.createTaskFilterQuery().list())
                    .extracting(Filter::getName)
                    .containsExactlyInAnyOrder("My group's tasks", "My tasks", "Overdue");
        }
    }

    @Test
    void processOwnersFindTheChangesOfProfilesAndNothingElse() {
        identity.setAuthentication("processOwner", List.of("processOwner"));
        assertThat(filters.createTaskFilterQuery().list())
                .extracting(Filter::getName)
                .containsExactly("Changes of a profile");
    }

    @Test
    void listsHoldTheTasksOfTheGroup() {
        identity.setAuthentication("neurologist", List.of("neurologist"));
        assertThat(list("My group's tasks"))
                .extracting(Task::getTaskDefinitionKey)
                .contains("takeHistory", "decideEndOfMonitoring");
        assertThat(list("My tasks")).isEmpty();
    }

    @Test
    void patientsStandAtDifferentPointsOfThePathway() {
        assertThat(openTasks("P-1001")).contains("takeHistory", "recordInfectionScreen", "educatePatient");
        assertThat(openTasks("P-1002")).contains("recordVaccination");
        assertThat(openTasks("P-1005")).contains("acknowledgeReferral");
        assertThat(openTasks("P-1007")).contains("takeHistory");
        assertThat(openTasks("P-1008")).contains("decideEndOfMonitoring");
        assertThat(patients.describe()).hasSize(8);
    }

    @Test
    void datesAreCountedBackFromToday() {
        assertThat(new RelativeDates(LocalDate.of(2026, 3, 31))
                        .fill("{{today}} {{today-5}} {{today-1M-1}} {{today-34Y-40}}"))
                .isEqualTo("2026-03-31 2026-03-26 2026-02-27 1992-02-20");
    }

    private List<Task> list(String name) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).singleResult();
        return filters.list(filter.getId());
    }

    private List<String> openTasks(String patient) {
        return tasks.createTaskQuery().processInstanceBusinessKey(patient).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }
}
