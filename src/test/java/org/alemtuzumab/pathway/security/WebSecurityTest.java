package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.util.LinkedMultiValueMap;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class WebSecurityTest {

    private static final String FORM =
            """
            {"type": "default", "id": "weighBag", "schemaVersion": 16, "components": []}
            """;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    private Deployment deployment;

    @BeforeEach
    void openClinic() {
        for (ClinicGroup group : ClinicGroup.values()) {
            Members.join(identity, group.id());
        }
        deployment = repository
                .createDeployment()
                .addString("weighBag.form", FORM)
                .addModelInstance("weighing.bpmn", process("weighing", "weighBag"))
                .deploy();
    }

    /** With a history as long as the product's. */
    private static org.camunda.bpm.model.bpmn.BpmnModelInstance ownProcess(String key) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P7300D")
                .startEvent()
                .manualTask()
                .endEvent()
                .done();
    }

    @AfterEach
    void closeClinic() {
        for (ClinicGroup group : ClinicGroup.values()) {
            identity.deleteUser(group.id());
        }
        repository.deleteDeployment(deployment.getId(), true);
    }

    private static org.camunda.bpm.model.bpmn.BpmnModelInstance process(String key, String form) {
        return Bpmn.createExecutableProcess(key)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("weighBag")
                .name("Weigh bag")
                .camundaFormRef(form)
                .camundaFormRefBinding("latest")
                .camundaCandidateGroups("pharmacist")
                .userTask("signBag")
                .camundaFormRef("weighBag")
                .camundaFormRefBinding("latest")
                .camundaCandidateGroups("infusionNurse")
                .endEvent()
                .done();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/..;/engine-rest/task",
                "//engine-rest/task",
                "/engine-rest//task",
                "/a/..;/engine-rest/task"
            })
    void oddPathIsRefused(String path) {
        assertThat(http.getForEntity(URI.create(http.getRootUri() + path), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engine-rest/engine",
                "/engine-rest/task",
                "/api/patients",
                "/fhir/metadata",
                "/fhir/Observation",
                "/actuator/health",
                "/actuator/metrics"
            })
    void nothingAnswersWithoutLogin(String path) {
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(http.withBasicAuth("nobody at " + path, "wrong")
                        .getForEntity(path, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void healthIsToldToAllAndItsDetailsToWhoLooksAfterThem() {
        Members.join(identity, "auditor");

        assertThat(health("msNurse")).contains("\"status\":\"UP\"").doesNotContain("components", "diskSpace");
        assertThat(health("auditor")).contains("components", "diskSpace");
    }

    private String health(String user) {
        return http.withBasicAuth(user, Members.PASSWORD)
                .getForEntity("/actuator/health", String.class)
                .getBody();
    }

    @Test
    void workerSeesAndCompletesTheTasksOfTheGroup() {
        String task = openTask();
        assertThat(list("pharmacist", "/engine-rest/task")).hasSize(1);
        assertThat(as("pharmacist")
                        .getForEntity("/engine-rest/task/" + task + "/deployed-form", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(post("pharmacist", "/engine-rest/task/" + task + "/claim", Map.of("userId", "pharmacist")))
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(post("pharmacist", "/engine-rest/task/" + task + "/unclaim", Map.of()))
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(post("pharmacist", "/engine-rest/task/" + task + "/complete", Map.of()))
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(tasks.createTaskQuery().processDefinitionKey("weighing").singleResult())
                .extracting(Task::getTaskDefinitionKey)
                .isEqualTo("signBag");
    }

    /** The engine would let whoever works a task set variables, skip a start form's checks, or hand the task on. */
    @Test
    void nothingGoesRoundTheForms() {
        String task = openTask();
        Map<String, Object> foreign = Map.of("variables", Map.of("dayNumber", Map.of("value", 4)));
        for (String path : List.of(
                "/engine-rest/task/" + task + "/complete",
                "/engine-rest/task/" + task + "/complete/",
                "/engine-rest/task/" + task + "/submit%2Dform",
                "/engine-rest/engine/default/task/" + task + "/submit-form",
                "/engine-rest/task/" + task + "/bpmnEscalation",
                "/engine-rest/task/" + task + "/bpmnError",
                "/engine-rest/task/" + task + "/assignee",
                "/engine-rest/task/" + task + "/identity-links",
                "/engine-rest/process-definition/key/patientReport/start",
                "/engine-rest/process-definition/key/patientReport/submit-form")) {
            assertThat(List.of(HttpStatus.BAD_REQUEST, HttpStatus.NOT_FOUND))
                    .as(path)
                    .contains(
                            HttpStatus.valueOf(post("pharmacist", path, foreign).value()));
        }
        assertThat(tasks.createTaskQuery().processDefinitionKey("weighing").singleResult())
                .extracting(Task::getTaskDefinitionKey)
                .isEqualTo("weighBag");
        assertThat(tasks.getVariables(task)).doesNotContainKey("dayNumber");
    }

    @Test
    void tasksOfAnotherGroupCanNeitherBeTakenNorCompleted() {
        String task = openTask();
        assertThat(post("infusionNurse", "/engine-rest/task/" + task + "/claim", Map.of("userId", "infusionNurse")))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("infusionNurse", "/engine-rest/task/" + task + "/complete", Map.of()))
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void processesWithoutTasksForTheGroupAreInvisible() {
        String task = openTask();
        assertThat(list("dermatology", "/engine-rest/task")).isEmpty();
        assertThat(post("dermatology", "/engine-rest/task/" + task + "/complete", Map.of()))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(list("dermatology", "/engine-rest/process-definition?key=weighing"))
                .isEmpty();
    }

    @Test
    void auditorReadsEverythingAndWorksNothing() {
        String task = openTask();
        assertThat(list("auditor", "/engine-rest/task")).hasSize(1);
        assertThat(list("auditor", "/engine-rest/history/process-instance?processDefinitionKey=weighing"))
                .hasSize(1);
        assertThat(post("auditor", "/engine-rest/task/" + task + "/complete", Map.of()))
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(deploy("auditor")).isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void onlyTheProcessOwnerDeploys() {
        assertThat(deploy("msNurse")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(deploy("neurologist")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(deploy("processOwner")).isEqualTo(HttpStatus.OK);
        repository
                .createDeploymentQuery()
                .deploymentName("fromModeler")
                .list()
                .forEach(done -> repository.deleteDeployment(done.getId(), true));
    }

    @Test
    void whatTheProductDoesIsNotTakenOutByADeployment() {
        ResponseEntity<String> answer = deploy("processOwner", "referral", Map.of());

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody())
                .contains(
                        "referral.bpmn, step 'referral': ",
                        "(recordOutcome) belongs to the product and is missing here");
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("referral")
                        .count())
                .isZero();
    }

    @Test
    void nothingIsDeployedForLater() {
        ResponseEntity<String> answer =
                deploy("processOwner", Map.of("deployment-activation-time", "2099-01-01T00:00:00.000+0000"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("Deploy when it is to hold");
    }

    @Test
    void neverGrantsPerTask() {
        String task = openTask();
        assertThat(list("auditor", "/engine-rest/task/" + task + "/identity-links"))
                .hasSize(1);
        assertThat(engineAuthorizations(task)).isZero();
    }

    @Autowired
    private org.camunda.bpm.engine.AuthorizationService authorizations;

    private long engineAuthorizations(String task) {
        return authorizations.createAuthorizationQuery().resourceId(task).count();
    }

    private String openTask() {
        return tasks.createTaskQuery()
                .processInstanceId(runtime.startProcessInstanceByKey("weighing").getId())
                .singleResult()
                .getId();
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, Members.PASSWORD);
    }

    private List<?> list(String user, String path) {
        return as(user).getForObject(path, List.class);
    }

    private HttpStatusCode post(String user, String path, Map<String, ?> body) {
        return as(user).postForEntity(path, body, String.class).getStatusCode();
    }

    private HttpStatusCode deploy(String user) {
        return deploy(user, Map.of()).getStatusCode();
    }

    private ResponseEntity<String> deploy(String user, Map<String, String> more) {
        return deploy(user, "weighing", more);
    }

    private ResponseEntity<String> deploy(String user, String process, Map<String, String> more) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "fromModeler");
        more.forEach(parts::add);
        parts.add(
                process + ".bpmn",
                new ByteArrayResource(Bpmn.convertToString(ownProcess(process)).getBytes()) {
                    @Override
                    public String getFilename() {
                        return process + ".bpmn";
                    }
                });
        return as(user).exchange(
                        "/engine-rest/deployment/create", HttpMethod.POST, new HttpEntity<>(parts), String.class);
    }
}
