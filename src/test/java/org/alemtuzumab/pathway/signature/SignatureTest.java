package org.alemtuzumab.pathway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Relaxation;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** A step that is signed goes on with the signature of this person, under these answers, given just now; and with no other. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:signature;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
@ExtendWith(OutputCaptureExtension.class)
class SignatureTest {

    private static final String SECOND_NEUROLOGIST = "secondNeurologist";
    private static final Map<String, Object> SIGN =
            Map.of("decision", Map.of("value", "sign"), "confirmed", Map.of("value", true));
    private static final Map<String, Object> REFUSE =
            Map.of("decision", Map.of("value", "refuse"), "remark", Map.of("value", "Not here"));

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private IdentityService identity;

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private SignatureRepository signatures;

    @Autowired
    private SignatureProperties settings;

    @Autowired
    private JdbcClient tables;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private ClinicTime time;

    @Autowired
    private ObjectMapper json;

    private String task;

    @BeforeEach
    void aChangeWaitsForASignature() {
        List.of("neurologist", "processOwner", "auditor", "laboratory").forEach(group -> Members.join(identity, group));
        join(SECOND_NEUROLOGIST, "Ada", "Second");
        task = proposed("processOwner");
    }

    @AfterEach
    void nothingIsLeft() {
        VirtualTime.reset();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("changeProfile")
                .list()
                .forEach(process -> runtime.deleteProcessInstance(process.getId(), "tried"));
    }

    @Test
    void whatIsSignedIsKeptWithWhoWhenAndWhatItMeans(CapturedOutput log) throws Exception {
        assertThat(meaning(SECOND_NEUROLOGIST, SIGN).path("meaning").asText()).startsWith("I sign this change");
        String token = token(SECOND_NEUROLOGIST, task, SIGN);

        assertThat(submit(SECOND_NEUROLOGIST, SIGN, token).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);

        assertThat(signatures.findBySubjectOrderById(task)).singleElement().satisfies(signature -> {
            assertThat(signature.userId()).isEqualTo(SECOND_NEUROLOGIST);
            assertThat(signature.printedName()).isEqualTo("Ada Second");
            assertThat(signature.means()).isEqualTo(Signature.Means.PASSWORD);
            assertThat(signature.meaning()).startsWith("I sign this change");
            assertThat(Duration.between(signature.signedAt(), time.now())).isLessThan(Duration.ofMinutes(1));
            JsonNode content = json.readTree(signature.content());
            assertThat(content.path("answers").path("decision").asText()).isEqualTo("sign");
            assertThat(content.path("shown").path("consequences").asText())
                    .as("what the form showed")
                    .contains("No patient is treated by it now");
            assertThat(signature.sha256())
                    .isEqualTo(Sha256.of(signature.content().getBytes(StandardCharsets.UTF_8)));
        });
        JsonNode read = as("auditor").getForObject("/api/signatures/" + task, JsonNode.class);
        assertThat(read.path(0).path("printedName").asText()).isEqualTo("Ada Second");
        assertThat(as("laboratory")
                        .getForEntity("/api/signatures/" + task, String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(log.getAll()).as("the password is in no log").doesNotContain(Members.PASSWORD);
        assertThat(String.join("\n", database.queryForList("script", String.class)))
                .as("nor is it, or the token, anywhere in the database")
                .doesNotContain(Members.PASSWORD)
                .doesNotContain(token);
    }

    @Test
    void withoutASignatureNothingGoesOn() {
        ResponseEntity<String> refused = submit("neurologist", SIGN, null);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("asks for your signature").doesNotContain("ENGINE-", "Exception while");
        assertThat(submit("neurologist", SIGN, "made-up").getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(as("neurologist")
                        .postForEntity(
                                "/engine-rest/task/" + task + "/complete", Map.of("variables", SIGN), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(open(task)).isTrue();
        assertThat(signatures.findBySubjectOrderById(task)).isEmpty();
    }

    @Test
    void answerThatTheFormHidesIsNoLongerThanTheEngineKeepsEither() {
        Map<String, Object> answers = new HashMap<>(SIGN);
        answers.put("remark", Map.of("value", "x".repeat(4001)));

        ResponseEntity<String> refused = submit("neurologist", answers, null);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Longer than 4000 characters: remark");
    }

    @Test
    void answerIsNoObject() {
        ResponseEntity<String> refused = submit("neurologist", Map.of("remark", Map.of("value", Map.of("a", 1))), null);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Not a text, a number, true or false, or a list of these: remark");
    }

    @Test
    void answerThatOnlyLooksLikeAChoiceIsNone() {
        Map<String, Object> answers = new HashMap<>(SIGN);
        answers.put("decision", Map.of("value", "sign "));
        answers.remove("confirmed");

        ResponseEntity<String> refused = submit("neurologist", answers, null);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.getBody()).contains("Your decision").doesNotContain("asks for your signature");
    }

    @Test
    void answersToATaskThatIsDoneAreForNothing() {
        runtime.deleteProcessInstance(
                tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "done");

        assertThat(submit("neurologist", SIGN, null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void outsideARehearsalNothingIsCompletedWithoutARequestEither() {
        identity.setAuthentication("neurologist", List.of("neurologist"));
        try {
            assertThat(catchThrowable(() -> forms.submitTaskForm(task, Map.of("decision", "sign", "confirmed", true))))
                    .hasMessageContaining("Not signed");
            VirtualTime.set(Instant.now());
            forms.submitTaskForm(task, Map.of("decision", "sign", "confirmed", true));
        } finally {
            identity.clearAuthentication();
        }
        assertThat(signatures.findBySubjectOrderById(task))
                .extracting(Signature::means)
                .containsExactly(Signature.Means.REHEARSAL);
    }

    @Test
    void anotherPersonsTokenIsWorthNothing() {
        String token = token(SECOND_NEUROLOGIST, task, SIGN);

        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(submit(SECOND_NEUROLOGIST, SIGN, token).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void anotherTasksTokenIsWorthNothing() {
        String other = proposed("processOwner");
        String token = token("neurologist", other, SIGN);

        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void otherAnswersThanTheSignedOnesAreNotSigned() {
        String token = token("neurologist", task, REFUSE);

        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void whatTheFormShowedIsSignedToo() {
        String token = token("neurologist", task, SIGN);
        tasks.setVariableLocal(task, "summary", "A milder change");

        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aTokenLastsForMinutes() {
        Instant now = Instant.now();
        VirtualTime.set(now);
        String token = token("neurologist", task, SIGN);
        VirtualTime.set(now.plus(settings.validFor()).plusSeconds(1));
        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);

        VirtualTime.set(now.plus(settings.validFor()).minusSeconds(1));
        assertThat(submit("neurologist", SIGN, token).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
    }

    @Test
    void aTokenIsUsedOnceAndARefusedCompletionLeavesItAsItWas() {
        task = proposed("neurologist");
        String own = token("neurologist", task, SIGN);
        assertThat(submit("neurologist", SIGN, own).getBody())
                .contains("you proposed this change, so another neurologist signs it");
        assertThat(tokens()).as("the refused completion used nothing up").isEqualTo(1);

        String token = token(SECOND_NEUROLOGIST, task, SIGN);
        String content = tables.sql("select content_sha256 from signature_token where user_id = ?")
                .param(SECOND_NEUROLOGIST)
                .query(String.class)
                .single();
        assertThat(submit(SECOND_NEUROLOGIST, SIGN, token).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(tables.sql("select count(*) from signature_token where content_sha256 = ? and user_id = ?")
                        .params(content, SECOND_NEUROLOGIST)
                        .query(Long.class)
                        .single())
                .as("it is gone")
                .isZero();
    }

    @Test
    void anotherNodeOnTheSameDatabaseTakesTheTokenOnceForAll() {
        SignatureTokens oneNode = new SignatureTokens(tables, time, settings);
        SignatureTokens another = new SignatureTokens(tables, time, settings);
        SignedContent content = SignedContent.of(Map.of("answers", Map.of("decision", "sign")));

        String token = oneNode.issue("neurologist", Signature.Means.PASSWORD, "a-task", content)
                .token();

        assertThat(another.use(token, "neurologist", "a-task", content)).isPresent();
        assertThat(oneNode.use(token, "neurologist", "a-task", content)).isEmpty();
        assertThat(another.use(token, "neurologist", "a-task", content)).isEmpty();
    }

    @Test
    void aWrongPasswordSignsNothing() {
        // a person of its own, whom a wrong password keeps waiting
        join("mistyper", "Mis", "Typer");
        for (String password : new String[] {null, "wrong"}) {
            Map<String, Object> body = new HashMap<>(Map.of("variables", SIGN));
            body.put("password", password);
            ResponseEntity<String> refused =
                    as("mistyper").postForEntity("/api/tasks/" + task + "/signature", body, String.class);
            assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(refused.getBody()).contains("nothing was signed");
        }
        assertThat(tokens()).isZero();
    }

    @Test
    void whoMayNotSeeTheTaskIsToldNothingOfIt() {
        ResponseEntity<String> refused = as("laboratory")
                .postForEntity(
                        "/api/tasks/" + task + "/signature",
                        Map.of("password", Members.PASSWORD, "variables", SIGN),
                        String.class);

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.postForEntity("/api/tasks/" + task + "/signature", Map.of("variables", SIGN), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void everyChangeOfModelsIsSignedByWhoDeploysIt() {
        ResponseEntity<JsonNode> deployed = deploy("processOwner");
        assertThat(deployed.getStatusCode()).isEqualTo(HttpStatus.OK);
        String id = deployed.getBody().path("id").asText();

        assertThat(signatures.findBySubjectOrderById(id)).singleElement().satisfies(signature -> {
            assertThat(signature.userId()).isEqualTo("processOwner");
            assertThat(signature.means()).isEqualTo(Signature.Means.PASSWORD);
            assertThat(signature.meaning()).isEqualTo("I change the models that patients are treated by.");
            assertThat(signature.content()).contains("signed.form", Sha256.of(form()));
        });
        repository.deleteDeployment(id, true);
    }

    @Test
    void theProductsOwnModelsAreSignedByNobody() {
        String first = repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .asc()
                .list()
                .get(0)
                .getId();

        assertThat(signatures.findBySubjectOrderById(first)).singleElement().satisfies(signature -> {
            assertThat(signature.userId()).isNull();
            assertThat(signature.means()).isEqualTo(Signature.Means.PRODUCT);
            assertThat(signature.content()).contains("confirmEligibility.form");
        });
    }

    @Test
    void whoIsLoggedInBySessionAloneDeploysNothing() {
        identity.setAuthentication("processOwner", List.of("processOwner"));
        long before = repository.createDeploymentQuery().count();
        try {
            assertThat(catchThrowable(() -> repository
                            .createDeployment()
                            .addString("signed.form", new String(form(), StandardCharsets.UTF_8))
                            .deploy()))
                    .hasMessageContaining("A change of models is signed");
        } finally {
            identity.clearAuthentication();
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    // ---- what a person does

    private void join(String neurologist, String firstName, String lastName) {
        if (identity.createUserQuery().userId(neurologist).count() == 0) {
            User user = identity.newUser(neurologist);
            user.setFirstName(firstName);
            user.setLastName(lastName);
            user.setPassword(Members.PASSWORD);
            identity.saveUser(user);
            identity.createMembership(neurologist, ClinicGroup.NEUROLOGIST.id());
        }
    }

    private String proposed(String by) {
        return Relaxation.propose(engine, by, by, time.today(), "2").getId();
    }

    private JsonNode meaning(String user, Map<String, Object> answers) {
        return as(user).postForObject(
                        "/api/tasks/" + task + "/signature/meaning", Map.of("variables", answers), JsonNode.class);
    }

    private String token(String user, String taskId, Map<String, Object> answers) {
        return as(user).postForObject(
                        "/api/tasks/" + taskId + "/signature",
                        Map.of("password", Members.PASSWORD, "variables", answers),
                        JsonNode.class)
                .path("token")
                .asText();
    }

    private ResponseEntity<String> submit(String user, Map<String, Object> answers, String token) {
        HttpHeaders headers = new HttpHeaders();
        if (token != null) {
            headers.set(SignatureCheck.HEADER, token);
        }
        return as(user).postForEntity(
                        "/engine-rest/task/" + task + "/submit-form",
                        new HttpEntity<>(Map.of("variables", answers), headers),
                        String.class);
    }

    private ResponseEntity<JsonNode> deploy(String user) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("deployment-name", "fromModeler");
        parts.add("signed.form", new ByteArrayResource(form()) {
            @Override
            public String getFilename() {
                return "signed.form";
            }
        });
        return as(user).postForEntity("/engine-rest/deployment/create", new HttpEntity<>(parts), JsonNode.class);
    }

    private static byte[] form() {
        return """
                {"type": "default", "id": "signed", "schemaVersion": 16, "components": []}
                """
                .getBytes(StandardCharsets.UTF_8);
    }

    private long tokens() {
        return tables.sql("select count(*) from signature_token where task_id = ?")
                .param(task)
                .query(Long.class)
                .single();
    }

    private boolean open(String taskId) {
        return tasks.createTaskQuery().taskId(taskId).count() == 1;
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, Members.PASSWORD);
    }
}
