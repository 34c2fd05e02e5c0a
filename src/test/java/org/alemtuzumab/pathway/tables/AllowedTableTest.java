package org.alemtuzumab.pathway.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** A process owner's table comes in by the same door as any, and a weaker one only while an administrator allows it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:allowed-tables;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=" + Members.PASSWORD
        })
class AllowedTableTest {

    private static final byte[] ALLOWED = Edit.of("referralDeadline")
            .answer("routine", "acknowledgeWithin", "\"P42D\"")
            .bytes();
    private static final byte[] LATER = Edit.of("referralDeadline")
            .answer("emergency", "acknowledgeWithin", "\"PT4H\"")
            .bytes();

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private Decisions decisions;

    @Autowired
    private DeclaredTables declared;

    @Autowired
    private TableCheck check;

    @Autowired
    private TablesInForce inForce;

    @DynamicPropertySource
    static void allow(DynamicPropertyRegistry settings) {
        settings.add("pathway.tables.allowed[0].sha256", () -> Sha256.of(ALLOWED));
        settings.add("pathway.tables.allowed[0].reason", () -> "The board of the clinic, 2026-11-30");
    }

    @AfterEach
    void undeploy() {
        List<Deployment> all =
                repository.createDeploymentQuery().orderByDeploymentTime().asc().list();
        all.subList(1, all.size()).forEach(each -> repository.deleteDeployment(each.getId(), true));
    }

    @Test
    void aWeakerTableIsRefusedInWords() throws IOException {
        ResponseEntity<String> answer = deploy(LATER);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody())
                .contains("Acknowledge within", "'PT4H' instead of 'PT1H'", Sha256.of(LATER))
                .doesNotContain("Exception: ");
        assertThat(routine()).isEqualTo("P7D");
    }

    @Test
    void anAllowedTableHoldsUntilItIsTakenOutOfTheSettings() {
        assertThat(deploy(ALLOWED).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(routine()).isEqualTo("P42D");

        inForce.start();
        assertThat(routine()).as("still allowed").isEqualTo("P42D");

        new TablesInForce(
                        repository,
                        declared,
                        check.allowing(new AllowedTables(List.of())),
                        new AllowedTables(List.of()))
                .start();
        assertThat(routine()).as("as signed off").isEqualTo("P7D");
    }

    @Test
    void everyPageSaysWhatIsAllowed() {
        Members.join(identity, "auditor");

        assertThat(inForce.notice())
                .contains(
                        "The board of the clinic, 2026-11-30",
                        Sha256.of(ALLOWED).substring(0, 12));
        Visitor auditor = Visitor.loggedIn(http.getRootUri(), "auditor");
        assertThat(auditor.get("/rules").body()).contains("The board of the clinic, 2026-11-30");
        assertThat(auditor.get("/camunda/api/pathway/tables-notice", "Accept", "application/json")
                        .body())
                .contains("The board of the clinic, 2026-11-30");
        assertThat(auditor.get("/no-such-page").body()).contains("The board of the clinic, 2026-11-30");
        assertThat(new Visitor(http.getRootUri()).get("/login").body())
                .contains("decision tables that protect less")
                .as("strangers are told neither which nor why")
                .doesNotContain("The board of the clinic");
        assertThat(new TablesInForce(repository, declared, check, new AllowedTables(null)).notice())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"tasklist, msNurse", "cockpit, auditor", "admin, administrator", "welcome, msNurse"})
    void everyWebApplicationSaysWhatIsAllowed(String application, String user) {
        if (!user.equals("administrator")) {
            Members.join(identity, user);
        }
        Visitor visitor = Visitor.loggedIn(http.getRootUri(), user);

        assertThat(visitor.get("/camunda/app/%s/scripts/config.js".formatted(application))
                        .body())
                .contains("'../../../pages/tables-notice.js'");
        assertThat(visitor.get("/pages/tables-notice.js").body()).contains("/api/pathway/tables-notice");
        assertThat(visitor.get("/camunda/api/pathway/tables-notice", "Accept", "application/json")
                        .body())
                .contains("The board of the clinic, 2026-11-30");
    }

    private String routine() {
        return (String) decisions
                .setting("referralDeadline", Map.of("urgency", "ROUTINE"))
                .get("acknowledgeWithin");
    }

    private ResponseEntity<String> deploy(byte[] table) {
        Members.join(identity, "processOwner");
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("deployment-name", "from Modeler");
        parts.add("referralDeadline.dmn", new ByteArrayResource(table) {
            @Override
            public String getFilename() {
                return "referralDeadline.dmn";
            }
        });
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return as("processOwner")
                .exchange(
                        "/engine-rest/deployment/create",
                        HttpMethod.POST,
                        new HttpEntity<>(parts, headers),
                        String.class);
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, Members.PASSWORD);
    }
}
