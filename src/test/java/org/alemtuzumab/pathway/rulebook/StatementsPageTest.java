package org.alemtuzumab.pathway.rulebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.rules.Statement;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** From the sources' side: each statement has its rules, and each of these a place and a proof. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:statements;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false"
        })
class StatementsPageTest {

    private static final int STATEMENTS = 130;

    /** A rule that a diagram only tells the care team: nothing computes it, so no test names it. */
    private static final Set<String> READ_BY_PEOPLE = Set.of("SCR-10");

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private StatementsController statements;

    @BeforeEach
    void letAnAuditorIn() {
        Members.join(identity, "auditor");
    }

    @Test
    void everyStatementIsDoneByRulesThatLiveInAModelAndAreProved() {
        List<StatementEntry> entries = statements.entries();
        Set<String> unproved = new TreeSet<>();
        entries.forEach(entry -> entry.rules().stream()
                .filter(rule -> rule.places().isEmpty() || rule.proofs().isEmpty())
                .forEach(rule -> unproved.add(rule.rule().id())));

        assertThat(entries).hasSize(STATEMENTS);
        assertThat(unproved).as("rules without a place or a proof").isSubsetOf(READ_BY_PEOPLE);
        assertThat(entries)
                .as("not done, and no reason given")
                .filteredOn(
                        entry -> !entry.done() && entry.statement().because().isEmpty())
                .extracting(StatementEntry::statement)
                .extracting(Statement::number)
                .allMatch(number -> entries.get(number - 1).rules().stream()
                        .allMatch(rule -> READ_BY_PEOPLE.contains(rule.rule().id())));
    }

    @Test
    void everySourceDocumentIsThere() {
        assertThat(statements.entries())
                .flatExtracting(entry -> entry.statement().sources())
                .containsAll(List.of("S0", "S1", "S2", "S3", "S4"));
    }

    @Test
    void thePageShowsADocumentStatementByStatement() {
        assertThat(asAuditor("/rules/statements"))
                .contains(
                        "Not validated.",
                        "id=\"S0\"",
                        "id=\"S4-98\"".replace("S4", "S0"),
                        "of %d statements are done".formatted(STATEMENTS));
        assertThat(asAuditor("/rules/statements?source=S3"))
                .contains("id=\"S3-101\"", "HEM-1")
                .doesNotContain("id=\"S4-")
                .doesNotContain("id=\"S3-98\"");
        assertThat(asAuditor("/rules/statements?find=PLT-1")).contains("id=\"S0-98\"");
        assertThat(asAuditor("/rules/statements?find=%3Cscript%3E"))
                .contains("No statement has these words.")
                .doesNotContain("<script>");
        assertThat(asAuditor("/rules")).contains("/rules/statements");
    }

    @Test
    void isReadByNobodyOutsideTheClinic() {
        assertThat(new Visitor(http.getRootUri()).get("/rules/statements")).returns(302, HttpResponse::statusCode);
    }

    private String asAuditor(String path) {
        return Visitor.loggedIn(http.getRootUri(), "auditor").get(path).body();
    }
}
