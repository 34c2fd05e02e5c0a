package org.alemtuzumab.pathway.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.repository.Deployment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:rulebook;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class RulesPageTest {

    /** Rules that a diagram or form only tells the care team: nothing computes them, so no test names them. */
    private static final Set<String> READ_BY_PEOPLE = Set.of("SCR-10");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuleBook book;

    @BeforeEach
    void letAnAuditorAndAStrangerIn() {
        Members.join(identity, "auditor");
        if (identity.createUserQuery().userId("stranger").count() == 0) {
            User user = identity.newUser("stranger");
            user.setPassword(Members.PASSWORD);
            identity.saveUser(user);
        }
    }

    @Test
    void everyRuleOfThisReleaseLivesInADeployedModelAndIsProvedByATest() {
        List<Entry> built =
                book.entries().stream().filter(each -> !each.rule().later()).toList();

        assertThat(built)
                .filteredOn(each -> each.places().isEmpty())
                .extracting(each -> each.rule().id())
                .isEmpty();
        assertThat(built)
                .filteredOn(each -> each.proofs().isEmpty())
                .extracting(each -> each.rule().id())
                .isSubsetOf(READ_BY_PEOPLE);
    }

    @Test
    void showsFigureSourcePlacesAndProofsOfARule() {
        Entry rule = entry("PLT-1");

        assertThat(rule.sources()).containsExactly("S0: Precautions for use, US-like text");
        assertThat(rule.places())
                .anyMatch(place -> place.kind().equals("Decision row")
                        && place.part().equals("plt1")
                        && place.detail().contains("<= 20 → PLT-1, EMERGENCY")
                        && place.link().contains("/cockpit/default/#/decision-definition/evaluatePlatelets:"));
        assertThat(rule.proofs())
                .anyMatch(proof -> proof.file().equals("evaluatePlatelets.csv")
                        && proof.lines().contains("20,ROUND,,,none,,false,,plt1"))
                .anyMatch(
                        proof -> proof.kind().equals("Scenario") && proof.file().equals("A05-boundaries.yaml"))
                .anyMatch(proof -> proof.kind().equals("Test") && proof.file().equals("EvaluationTest.java"));
        assertThat(entry("SCR-01").places())
                .anyMatch(place -> place.kind().equals("Diagram")
                        && place.link().contains("/cockpit/default/#/process-definition/"));
        assertThat(entry("INF-08").places()).anyMatch(place -> place.kind().equals("Profile setting"));
        assertThat(entry("SAF-1").places()).anyMatch(place -> place.kind().equals("Analytes"));
        assertThat(book.entries()).anyMatch(each -> each.places().stream()
                .anyMatch(place -> place.kind().equals("Form")));
    }

    @Test
    void aTableThatIsDeployedAnewShows() throws Exception {
        String table = Files.readString(Path.of("bpmn/decisions/evaluatePlatelets.dmn"), StandardCharsets.UTF_8);
        Deployment deployment = repository
                .createDeployment()
                .addString("evaluatePlatelets.dmn", table.replace("is severe thrombocytopenia", "is very low"))
                .deploy();
        try {
            assertThat(entry("PLT-1").places())
                    .anyMatch(place -> place.detail().startsWith("PLT-1: 20 ×10⁹/L or less is very low"))
                    .noneMatch(place -> place.detail().contains("is severe thrombocytopenia"));
        } finally {
            repository.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void isReadByEveryGroupOfTheClinicAndNobodyElse() {
        assertThat(new Visitor(http.getRootUri()).get("/rules"))
                .returns(302, HttpResponse::statusCode)
                .satisfies(answer ->
                        assertThat(answer.headers().firstValue("Location")).contains("/login"));
        assertThat(http.withBasicAuth("auditor", Members.PASSWORD)
                        .getForEntity("/rules", String.class)
                        .getBody())
                .as("HTTP Basic opens no page")
                .doesNotContain("PLT-1");
        assertThat(Visitor.loggedIn(http.getRootUri(), "stranger").get("/rules").statusCode())
                .isEqualTo(403);
        assertThat(asAuditor("/rules"))
                .contains(
                        "Not validated.",
                        "%1$d of %1$d rules".formatted(book.entries().size()),
                        "id=\"PLT-1\"",
                        "⚙ awaits sign-off");
    }

    @Test
    void areaAndWordsNarrowTheList() {
        assertThat(asAuditor("/rules?area=REN")).contains("id=\"REN-1\"").doesNotContain("id=\"PLT-1\"");
        assertThat(asAuditor("/rules?find=ratio")).contains("id=\"REN-3\"").doesNotContain("id=\"REN-1\"");
        assertThat(asAuditor("/rules?find=%3Cscript%3E"))
                .contains("0 of %d rules".formatted(book.entries().size()))
                .doesNotContain("<script>");
    }

    private Entry entry(String id) {
        return book.entries().stream()
                .filter(each -> each.rule().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String asAuditor(String path) {
        return Visitor.loggedIn(http.getRootUri(), "auditor").get(path).body();
    }
}
