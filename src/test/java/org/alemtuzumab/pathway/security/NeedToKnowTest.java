package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.hospital.HospitalRecord;
import org.alemtuzumab.pathway.hospital.PersonSaid;
import org.alemtuzumab.pathway.hospital.Said;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads what of a patient, asked of the engine itself: whatever the door in front of it lets pass. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class NeedToKnowTest {

    private static final List<String> CARD = List.of("patientNumber", "roundNumber", "urgency");

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private TaskService tasks;

    @Autowired
    private AuthorizationService authorizations;

    @Autowired
    private Grants grants;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private Patients patients;

    @Autowired
    private HospitalRecord hospital;

    @Autowired
    private JdbcClient database;

    private OpenTasks clinic;
    private String haematology;
    private String dermatology;
    private String round;

    @BeforeEach
    void openTasks() {
        clinic = new OpenTasks(engine);
        haematology = clinic.referral("haematology");
        dermatology = clinic.referral("dermatology");
        round = clinic.open("monitoringRound", "P-round", Map.of());
    }

    @AfterEach
    void close() {
        clinic.close();
    }

    @Test
    void specialtySeesItsOwnReferralsWhateverItAsksFor() {
        Stream<TaskQuery> questions = Stream.of(
                tasks.createTaskQuery(),
                tasks.createTaskQuery().active().orderByTaskPriority().desc(),
                tasks.createTaskQuery()
                        .processVariableValueLike("patientNumber", "P-%")
                        .orderByDueDate()
                        .asc(),
                tasks.createTaskQuery()
                        .orderByProcessVariable("urgency", ValueType.STRING)
                        .asc(),
                tasks.createTaskQuery().processDefinitionKeyIn("referral", "monitoringRound"),
                tasks.createTaskQuery().processInstanceBusinessKeyIn("P-haematology", "P-dermatology", "P-round"),
                tasks.createTaskQuery().taskIdIn(haematology, dermatology, round),
                tasks.createTaskQuery().taskUnassigned().withCandidateGroups(),
                tasks.createTaskQuery()
                        .or()
                        .taskCandidateGroup("haematology")
                        .taskCandidateGroup("dermatology")
                        .taskNameLike("%")
                        .endOr(),
                tasks.createTaskQuery()
                        .or()
                        .taskAssignee("nobody")
                        .processDefinitionKey("referral")
                        .endOr()
                        .or()
                        .taskUnassigned()
                        .endOr(),
                tasks.createTaskQuery()
                        .taskCandidateGroupIn(List.of("haematology", "dermatology"))
                        .includeAssignedTasks());

        questions.forEach(question -> clinic.by("dermatology", () -> {
            assertThat(question.list()).extracting(Task::getId).containsExactly(dermatology);
            assertThat(question.count()).isEqualTo(1);
            assertThat(question.listPage(0, 10)).hasSize(1);
            assertThat(question.singleResult()).isNotNull();
        }));
        assertThat(clinic.as("dermatology", () -> tasks.createTaskQuery()
                        .taskCandidateGroup("haematology")
                        .list()))
                .isEmpty();
        assertThat(clinic.as(
                        "dermatology",
                        () -> tasks.createTaskQuery().taskId(haematology).singleResult()))
                .isNull();
    }

    @Test
    void noQuestionAfterTheOtherTellsWhatAVariableHolds() {
        TaskQuery question = tasks.createTaskQuery().processVariableValueLike("evidence", "a%");
        TaskQuery hidden = tasks.createTaskQuery()
                .or()
                .taskUnassigned()
                .taskVariableValueEquals("evidence", OpenTasks.SECRET)
                .endOr();

        for (String group : List.of("dermatology", "neurologist", "processOwner")) {
            clinic.by(group, () -> {
                assertThatThrownBy(question::count).isInstanceOf(BadUserRequestException.class);
                assertThatThrownBy(hidden::list).isInstanceOf(BadUserRequestException.class);
            });
        }
        assertThat(question.count()).as("the engine itself").isZero();
    }

    @Test
    void whateverADiagramSaysNobodyWorksWhoLooksAfterModelsOrReadsWhatHappened() {
        for (String group : List.of("processOwner", "auditor")) {
            String offered = clinic.referral(group);
            clinic.refused(group, () -> tasks.claim(offered, group));
            clinic.refused(group, () -> tasks.complete(offered));
            tasks.setAssignee(offered, group);
            clinic.refused(group, () -> tasks.complete(offered));
        }
        assertThat(clinic.as("processOwner", () -> tasks.createTaskQuery().list()))
                .isEmpty();
        assertThat(clinic.as("processOwner", () -> tasks.createTaskQuery()
                        .taskCandidateGroup("processOwner")
                        .list()))
                .isEmpty();
        assertThat(clinic.as("processOwner", () -> tasks.createTaskQuery()
                        .taskAssignee("processOwner")
                        .list()))
                .isEmpty();
    }

    @Test
    void aQuestionIsNarrowedForWhoeverAsksIt() {
        TaskQuery question = tasks.createTaskQuery();
        assertThat(clinic.as("dermatology", question::count)).isEqualTo(1);
        assertThat(clinic.as("haematology", question::list))
                .extracting(Task::getId)
                .containsExactly(haematology);
        assertThat(clinic.as("msNurse", question::count)).isEqualTo(3);
        assertThat(question.count()).as("the engine itself").isEqualTo(3);
    }

    @Test
    void nothingIsReadOfAnotherSpecialtysReferral() {
        tasks.createComment(haematology, null, OpenTasks.SECRET);
        Task task = clinic.task(haematology);
        Map<String, ThrowingCallable> reads = Map.ofEntries(
                Map.entry("form", () -> engine.getFormService().getTaskFormData(haematology)),
                Map.entry("form's file", () -> engine.getFormService().getDeployedTaskForm(haematology)),
                Map.entry("form's variables", () -> engine.getFormService().getTaskFormVariables(haematology)),
                Map.entry("rendered form", () -> engine.getFormService().getRenderedTaskForm(haematology)),
                Map.entry("variables", () -> tasks.getVariables(haematology)),
                Map.entry("one variable", () -> tasks.getVariable(haematology, "evidence")),
                Map.entry("local variables", () -> tasks.getVariablesLocal(haematology)),
                Map.entry("groups", () -> tasks.getIdentityLinksForTask(haematology)),
                Map.entry("comments", () -> tasks.getTaskComments(haematology)),
                Map.entry("events", () -> tasks.getTaskEvents(haematology)),
                Map.entry(
                        "comments of the process", () -> tasks.getProcessInstanceComments(task.getProcessInstanceId())),
                Map.entry("files", () -> tasks.getTaskAttachments(haematology)),
                Map.entry("variables of the process", () -> engine.getRuntimeService()
                        .getVariables(task.getProcessInstanceId())),
                Map.entry("where it stands", () -> engine.getRuntimeService()
                        .getActivityInstance(task.getProcessInstanceId())));
        reads.forEach((what, read) -> clinic.refused("dermatology", read));

        clinic.by("dermatology", () -> {
            assertThat(engine.getRuntimeService().createVariableInstanceQuery().list())
                    .as("variables, its own referral's too: the form shows those")
                    .isEmpty();
            assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                    .isZero();
            assertThat(engine.getRuntimeService().createExecutionQuery().count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricTaskInstanceQuery()
                            .taskId(haematology)
                            .count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricVariableInstanceQuery()
                            .count())
                    .isZero();
            assertThat(engine.getFormService().getTaskFormVariables(dermatology))
                    .containsEntry("evidence", OpenTasks.SECRET);
            assertThat(tasks.getVariable(dermatology, "evidence")).isEqualTo(OpenTasks.SECRET);
        });
    }

    /** The number of an order is no secret: who has nothing to do with the patient is told nothing by it. */
    @Test
    void orderOfTestsIsPrintedByWhoHasATaskOfThePatient() {
        if (patients.find("P-round").isEmpty()) {
            patients.enrol("P-round", "female", LocalDate.of(1990, 2, 28), "STRICT", "rapidlyEvolvingSevere");
            database.sql(
                            """
                            insert into monitoring_round (patient_number, anchor, round_number, opens_on, due_on, closes_on, opened_at,
                              state, panel, profile) values ('P-round', '2026-02-02', 1, '2026-02-23', '2026-03-02', '2026-03-26',
                              '2026-02-23 07:00:00+01:00', 'OPEN', 'platelets,symptoms', 'STRICT')
                            """)
                    .update();
        }
        String sheet = "/request-sheet/ALZ-R"
                + database.sql("select id from monitoring_round where patient_number = 'P-round'")
                        .query(Long.class)
                        .single();
        Members.join(engine.getIdentityService(), "msNurse");
        Members.join(engine.getIdentityService(), "dermatology");
        Members.join(engine.getIdentityService(), "laboratory");

        HttpResponse<String> shown =
                Visitor.loggedIn(http.getRootUri(), "msNurse").get(sheet);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body())
                .contains("P-round", sheet.substring(15), "Platelets", "777-3", "from 2026-02-23 to 2026-03-25")
                .doesNotContain("1990", "symptoms");
        assertThat(Visitor.loggedIn(http.getRootUri(), "dermatology").get(sheet).statusCode())
                .isEqualTo(404);
        assertThat(Visitor.loggedIn(http.getRootUri(), "laboratory").get(sheet).statusCode())
                .isEqualTo(403);
    }

    @Test
    void nameAndTelephoneAreShownToWhoHasATaskOfThePatient() {
        if (patients.find("P-round").isEmpty()) {
            patients.enrol("P-round", "female", LocalDate.of(1990, 2, 28), "STRICT", "rapidlyEvolvingSevere");
        }
        Members.join(engine.getIdentityService(), "msNurse");
        Members.join(engine.getIdentityService(), "dermatology");
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        database.sql("delete from person").update();
        assertThat(nurse.get("/patients/P-round/person").body()).contains("has told nothing of this patient");
        hospital.tell(
                "P-round",
                new PersonSaid(
                        new Said("Janssens"),
                        new Said("Marie"),
                        Said.NOTHING,
                        new Said("+32 9 000 00 02"),
                        Said.NOTHING,
                        Said.NOTHING,
                        Said.NOTHING,
                        null));

        assertThat(nurse.get("/patients/P-round/person").body())
                .contains("Marie Janssens", "+32 9 000 00 02", "msNurse")
                .doesNotContain("Person");
        HttpResponse<String> refused =
                Visitor.loggedIn(http.getRootUri(), "dermatology").get("/patients/P-round/person");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).doesNotContain("Janssens");
    }

    @ParameterizedTest
    @ValueSource(strings = {"neurologist", "neurologyOnCall", "msNurse"})
    void thoseWhoLeadTheTreatmentReadAllTasksAndWorkTheirOwn(String group) {
        clinic.by(group, () -> {
            assertThat(tasks.createTaskQuery().count()).isEqualTo(3);
            assertThat(tasks.getVariable(haematology, "evidence")).isEqualTo(OpenTasks.SECRET);
        });
        clinic.refused(group, () -> tasks.claim(haematology, group));
        clinic.refused(group, () -> tasks.complete(haematology));
        clinic.refused(group, () -> tasks.createComment(haematology, null, "by a reader"));
        assertThat(clinic.as(group, () -> engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .count()))
                .as("tasks, not instances")
                .isZero();
    }

    @Test
    void whatEscalatesToAnotherGroupIsSeenByThatGroupToo() {
        String pharmacists = clinic.open("monitoringRound", "P-late", Map.of());
        assertThat(clinic.as("infusionNurse", () -> tasks.createTaskQuery().count()))
                .isZero();
        tasks.addCandidateGroup(haematology, "dermatology");
        tasks.setAssignee(haematology, "haematology");

        assertThat(clinic.as("dermatology", () -> tasks.createTaskQuery().list()))
                .extracting(Task::getId)
                .containsExactlyInAnyOrder(dermatology, haematology);
        assertThat(clinic.as("dermatology", () -> tasks.getVariable(haematology, "evidence")))
                .isEqualTo(OpenTasks.SECRET);
        assertThat(clinic.as("haematology", () -> tasks.createTaskQuery().count()))
                .isEqualTo(1);
        clinic.refused("dermatology", () -> tasks.getVariables(pharmacists));
    }

    @Test
    void whoReportedReadsWhatFollowsOfIt() {
        String own = clinic.open("patientReport", "P-report", Map.of("reportedBy", "pharmacist"));
        clinic.open("patientReport", "P-other", Map.of("reportedBy", "laboratory"));

        assertThat(clinic.as("pharmacist", () -> tasks.createTaskQuery().list()))
                .extracting(Task::getId)
                .containsExactly(own);
        assertThat(clinic.as("pharmacist", () -> tasks.getVariable(own, "evidence")))
                .isEqualTo(OpenTasks.SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"laboratory", "pharmacovigilance"})
    void thoseWhoSeeNoPatientReportOfNone(String group) {
        String definition = definition("patientReport");
        clinic.refused(group, () -> engine.getFormService().submitStartForm(definition, Map.of()));
        clinic.by("pharmacist", () -> clinic.open("patientReport", "P-own", Map.of("reportedBy", "pharmacist")));
        String report = clinic.open("patientReport", "P-report", Map.of("reportedBy", "pharmacist"));
        clinic.refused(group, () -> tasks.getVariables(report));
    }

    @Test
    void cardsShowTheirVariablesForOnesOwnTasksOnly() {
        String own = clinic.task(dermatology).getProcessInstanceId();
        String others = clinic.task(haematology).getProcessInstanceId();
        clinic.by("dermatology", () -> {
            assertThat(cards(List.of(dermatology, own, haematology, others), CARD))
                    .containsExactlyInAnyOrder("P-dermatology", "EMERGENCY", 7);
            assertThat(cards(List.of(haematology, others), CARD)).isEmpty();
            assertThat(cards(List.of(others), List.of("patientNumber"))).isEmpty();
            assertThat(cards(List.of(own), CARD))
                    .as("the process without its task")
                    .isEmpty();
            assertThat(cards(List.of(dermatology, own), List.of("patientNumber", "evidence")))
                    .as("with what no card shows")
                    .isEmpty();
        });
        assertThat(clinic.as("msNurse", () -> cards(List.of(haematology, others), List.of("patientNumber"))))
                .containsExactly("P-haematology");
    }

    @Test
    void tasksAreFoundAndSortedByWhatACardShowsAndNothingElse() {
        clinic.by("msNurse", () -> {
            assertThat(tasks.createTaskQuery()
                            .processVariableValueEquals("patientNumber", "P-haematology")
                            .orderByProcessVariable("urgency", ValueType.STRING)
                            .asc()
                            .list())
                    .extracting(Task::getId)
                    .contains(haematology);
            assertThatThrownBy(() -> tasks.createTaskQuery()
                            .processVariableValueLike("evidence", "a%")
                            .list())
                    .hasMessageContaining("Tasks are found and sorted by these variables");
            assertThatThrownBy(() -> tasks.createTaskQuery()
                            .orderByProcessVariable("evidence", ValueType.STRING)
                            .asc()
                            .list())
                    .hasMessageContaining("Tasks are found and sorted by these variables");
        });
    }

    private List<Object> cards(List<String> scopes, List<String> names) {
        return engine
                .getRuntimeService()
                .createVariableInstanceQuery()
                .variableScopeIdIn(scopes.toArray(String[]::new))
                .variableNameIn(names.toArray(String[]::new))
                .list()
                .stream()
                .map(VariableInstance::getValue)
                .toList();
    }

    @Test
    void listsOfTasklistShowTheirCardsWithNoMoreThanTheGroupsTasks() {
        String list = halList("dermatology", "My group's tasks");
        assertThat(list)
                .contains("P-dermatology", "EMERGENCY")
                .doesNotContain("P-haematology")
                .doesNotContain(OpenTasks.SECRET);
        assertThat(halList("msNurse", "My group's tasks")).contains("P-round").doesNotContain("P-dermatology");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine/default", "/camunda/api/engine/engine/default"})
    void aTaskBringsWhatItsFormNamesAndNothingElseOfItsProcess(String engineAt) {
        String path = engineAt + "/task/" + dermatology + "/form-variables";
        for (String asked : List.of(path, path + "/", path + "?variableNames=evidence,urgency,patientNumber")) {
            String answer = engineAt.startsWith("/camunda")
                    ? Visitor.loggedIn(http.getRootUri(), "dermatology")
                            .call("GET", asked, null)
                            .body()
                    : http.withBasicAuth("dermatology", Members.PASSWORD).getForObject(asked, String.class);
            assertThat(answer)
                    .as(asked)
                    .contains("\"evidence\"", OpenTasks.SECRET)
                    .doesNotContain("urgency", "EMERGENCY", "patientNumber", "P-dermatology");
        }
    }

    private String halList(String user, String name) {
        String filter = engine.getFilterService()
                .createTaskFilterQuery()
                .filterName(name)
                .singleResult()
                .getId();
        HttpHeaders hal = new HttpHeaders();
        hal.set(HttpHeaders.ACCEPT, "application/hal+json");
        return http.withBasicAuth(user, Members.PASSWORD)
                .exchange(
                        "/engine-rest/filter/" + filter + "/list", HttpMethod.GET, new HttpEntity<>(hal), String.class)
                .getBody();
    }

    @Test
    void processOwnerSeesChangesAndCountsAndNoPatient() {
        String change = clinic.open("changeProfile", "P-change", Map.of());
        clinic.by("processOwner", () -> {
            assertThat(tasks.createTaskQuery().list()).extracting(Task::getId).containsExactly(change);
            assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                    .isZero();
            assertThat(engine.getRuntimeService().createVariableInstanceQuery().count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .count())
                    .isZero();
            assertThat(engine.getHistoryService()
                            .createHistoricDecisionInstanceQuery()
                            .count())
                    .isZero();
            assertThat(engine.getHistoryService().createUserOperationLogQuery().count())
                    .isZero();
            assertThat(engine.getManagementService()
                            .createProcessDefinitionStatisticsQuery()
                            .list())
                    .filteredOn(process -> process.getKey().equals("referral"))
                    .extracting(process -> process.getInstances())
                    .containsExactly(2);
            assertThat(engine.getManagementService()
                            .createActivityStatisticsQuery(definition("referral"))
                            .list())
                    .extracting(activity -> activity.getInstances())
                    .containsExactly(2);
        });
        clinic.refused("processOwner", () -> tasks.getVariables(haematology));
        clinic.refused("processOwner", () -> tasks.complete(change));
        clinic.refused("processOwner", () -> tasks.createComment(change, null, "by the owner"));
    }

    private String definition(String key) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .singleResult()
                .getId();
    }

    @Test
    void auditorReadsEverythingWithItsHistory() {
        tasks.createComment(haematology, null, "seen by the auditor");
        clinic.by("auditor", () -> {
            assertThat(tasks.createTaskQuery().count()).isEqualTo(3);
            assertThat(tasks.getVariable(haematology, "evidence")).isEqualTo(OpenTasks.SECRET);
            assertThat(tasks.getTaskComments(haematology)).hasSize(1);
            assertThat(engine.getRuntimeService()
                            .createVariableInstanceQuery()
                            .variableName("evidence")
                            .count())
                    .isEqualTo(3);
            assertThat(engine.getHistoryService()
                            .createHistoricProcessInstanceQuery()
                            .processInstanceBusinessKey("P-round")
                            .count())
                    .isEqualTo(1);
        });
        clinic.refused("auditor", () -> tasks.createComment(haematology, null, "by the auditor"));
        clinic.refused("auditor", () -> tasks.claim(haematology, "auditor"));
    }

    @Test
    void administratorManagesUsersAndSeesNoPatient() {
        String[] groups = {"camunda-admin"};
        String deployment = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("referral")
                .singleResult()
                .getDeploymentId();
        clinic.by(
                "administrator",
                () -> {
                    assertThat(tasks.createTaskQuery().count()).isZero();
                    assertThat(engine.getRuntimeService()
                                    .createProcessInstanceQuery()
                                    .count())
                            .isZero();
                    assertThat(engine.getRuntimeService()
                                    .createVariableInstanceQuery()
                                    .count())
                            .isZero();
                    assertThat(engine.getHistoryService()
                                    .createHistoricTaskInstanceQuery()
                                    .count())
                            .isZero();
                    assertThat(engine.getFilterService().createFilterQuery().count())
                            .isZero();
                    assertThat(engine.getIdentityService()
                                    .createUserQuery()
                                    .userId("dermatology")
                                    .count())
                            .isEqualTo(1);
                },
                groups);
        clinic.refused("administrator", () -> tasks.getVariables(haematology), groups);
        clinic.refused("administrator", () -> engine.getRepositoryService().deleteDeployment(deployment, true), groups);
        clinic.refused(
                "administrator",
                () -> authorizations.saveAuthorization(
                        authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT)),
                groups);
    }

    /** What the releases before this one granted, and what the engine gives its administrators. */
    @Test
    void whatEarlierReleasesGrantedIsTakenAwayAtStart() {
        old("dermatology", Resources.PROCESS_DEFINITION, "referral", ProcessDefinitionPermissions.READ_INSTANCE);
        old("processOwner", Resources.PROCESS_INSTANCE, "*", Permissions.READ);
        old("processOwner", Resources.TASK, "*", Permissions.READ);
        old(
                "processOwner",
                Resources.PROCESS_DEFINITION,
                "*",
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_TASK);
        old("processOwner", Resources.DECISION_DEFINITION, "*", Permissions.READ_HISTORY);
        old("processOwner", Resources.OPERATION_LOG_CATEGORY, "*", Permissions.ALL);
        old("camunda-admin", Resources.TASK, "*", Permissions.ALL);
        old("camunda-admin", Resources.AUTHORIZATION, "*", Permissions.ALL);
        assertThat(clinic.as("dermatology", () -> engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .count()))
                .as("with the old grant")
                .isPositive();

        grants.establish();

        assertThat(clinic.as("dermatology", () -> engine.getRuntimeService()
                        .createVariableInstanceQuery()
                        .count()))
                .isZero();
        assertThat(clinic.as("dermatology", () -> tasks.createTaskQuery().count()))
                .isEqualTo(1);
        processOwnerSeesChangesAndCountsAndNoPatient();
        administratorManagesUsersAndSeesNoPatient();
    }

    private void old(String group, Resource resource, String id, Permission... permissions) {
        Authorization held = authorizations
                .createAuthorizationQuery()
                .groupIdIn(group)
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        Authorization grant =
                held == null ? authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT) : held;
        grant.setGroupId(group);
        grant.setResource(resource);
        grant.setResourceId(id);
        Arrays.stream(permissions).forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }

    @Test
    void tasksOfAnEarlierVersionStayTheirGroupsOwn() {
        String nurses = clinic.open("monitoringRound", "P-earlier", Map.of());
        var later = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "monitoringRound.bpmn",
                        Bpmn.createExecutableProcess("monitoringRound")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("monitoringRoundTask")
                                .camundaFormRef("anyForm")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("pharmacist")
                                .endEvent()
                                .done())
                .deploy();
        try {
            clinic.by("msNurse", () -> {
                tasks.claim(nurses, "msNurse");
                tasks.complete(nurses);
            });
            assertThat(clinic.task(nurses)).isNull();
        } finally {
            engine.getRepositoryService().deleteDeployment(later.getId(), true);
        }
    }
}
