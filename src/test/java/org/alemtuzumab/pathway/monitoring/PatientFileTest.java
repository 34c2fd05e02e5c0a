package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A patient's file: what it shows, to whom, and that each look at it is kept. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:file;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.authorization.enabled=false"
        })
class PatientFileTest {

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private JdbcClient tables;

    @Autowired
    private IdentityService identity;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ClinicTime time;

    @Autowired
    private TestRestTemplate http;

    private MonitoredPatient patient;

    @BeforeEach
    void aWomanInRound1() {
        List.of(
                        "auditor",
                        "msNurse",
                        "neurologist",
                        "haematology",
                        "dermatology",
                        "pharmacist",
                        "infusionNurse",
                        "pharmacovigilance",
                        "laboratory",
                        "processOwner")
                .forEach(group -> Members.join(identity, group));
        patient = new MonitoredPatient(beans, "FILE-" + System.nanoTime());
    }

    @AfterEach
    void letTimeGo() {
        patient.story.close();
    }

    @Test
    void itShowsWhatIsOpenWhatWasMeasuredAndWhatWasAnswered() {
        assertThat(page("msNurse").body())
                .contains("Record round results", "monitoring, month 1 after 2026-03-06", patient.number);

        patient.story.completeAs(
                "msNurse",
                "recordRoundResults",
                Map.of("collectedOn", "2026-04-06", "platelets", "236 10*3/uL", "creatinine", "80 µmol/L"));
        String body = page("msNurse").body();

        assertThat(body)
                .contains("Answers: 3", "236 10*3/uL", "Sample of 2026-04-06")
                .contains("aria-label=\"2026-04-06: 236 10*3/uL\"", "href=\"?kind=RESULT#d2026-04-06\"")
                .contains("id=\"d2026-04-06\"");
        assertThat(visit("msNurse", "?kind=TASK").body())
                .contains("Record round results")
                .doesNotContain("Sample of");
    }

    @Test
    void aFindingIsMarkedAtItsValueAndLeadsToItsRule() {
        patient.story.completeAs(
                "msNurse", "recordRoundResults", Map.of("collectedOn", "2026-04-06", "platelets", "40 10*3/uL"));
        patient.story.pass(0, ChronoUnit.SECONDS);

        assertThat(page("neurologist").body())
                .contains("2026-04-06: 40 10*3/uL, PLT-", "class=\"found\"", "href=\"/rules#PLT-", "haematology");
    }

    @Test
    void whoNeedsToKnowReadsItAndNobodyElseLearnsThatThereIsOne() {
        assertThat(page("neurologist").statusCode()).isEqualTo(200);
        assertThat(page("auditor").statusCode()).isEqualTo(200);
        for (String group : List.of("laboratory", "processOwner")) {
            assertThat(page(group).statusCode()).as(group).isEqualTo(403);
        }
        for (String group : List.of("haematology", "dermatology", "pharmacovigilance")) {
            assertThat(page(group).statusCode()).as(group).isEqualTo(404);
            assertThat(Visitor.loggedIn(http.getRootUri(), group)
                            .get("/patients/nobody")
                            .body())
                    .isEqualTo(page(group).body().replace(patient.number, "nobody"));
        }
    }

    @Test
    void aSpecialtyReadsItWhileItHasAReferralAndTwelveMonthsAfter() {
        refer("haematology", null);
        assertThat(page("haematology").statusCode()).isEqualTo(200);
        assertThat(page("dermatology").statusCode()).isEqualTo(404);

        refer("dermatology", time.today().minusMonths(12).minusDays(1));
        assertThat(page("dermatology").statusCode()).isEqualTo(404);
        refer("dermatology", time.today().minusMonths(12).plusDays(1));
        assertThat(page("dermatology").statusCode()).isEqualTo(200);
    }

    @Test
    void infusionNurseAndPharmacistReadItThirtyDaysAroundACourse() {
        course("COMPLETED", null, time.today().minusDays(31));
        for (String group : List.of("infusionNurse", "pharmacist")) {
            assertThat(page(group).statusCode()).isEqualTo(404);
        }
        course("COMPLETED", null, time.today().minusDays(30));
        for (String group : List.of("infusionNurse", "pharmacist")) {
            assertThat(page(group).statusCode()).isEqualTo(200);
        }
        course("BOOKED", time.today().plusDays(31), null);
        assertThat(page("pharmacist").statusCode()).isEqualTo(404);
        course("BOOKED", time.today().plusDays(30), null);
        assertThat(page("pharmacist").statusCode()).isEqualTo(200);
    }

    @Test
    void eachLookIsKeptAndAuditorsReadThem() {
        page("neurologist");
        page("dermatology");

        assertThat(tables.sql("select looked_by from patient_look where patient_number = ?")
                        .param(patient.number)
                        .query(String.class)
                        .list())
                .containsExactly("neurologist");
        assertThat(page("neurologist").body()).doesNotContain("Looked at this file");
        assertThat(visit("auditor", "?kind=LOOK").body()).contains("Looked at this file", "neurologist");
    }

    @Test
    void itIsFoundByTheNumberAndFromATask() {
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        assertThat(nurse.get("/patients?number=" + patient.number).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/patients/" + patient.number));
        assertThat(nurse.get("/patients?number=nobody").body()).contains("There is no patient of this number");

        String task = tasks.createTaskQuery()
                .processInstanceBusinessKey(patient.number)
                .taskDefinitionKey("recordRoundResults")
                .singleResult()
                .getId();
        String address = "/camunda/api/pathway/task/%s/patient".formatted(task);
        assertThat(nurse.call("GET", address, null).body()).contains(patient.number);
        assertThat(Visitor.loggedIn(http.getRootUri(), "dermatology")
                        .call("GET", address, null)
                        .body())
                .doesNotContain(patient.number);
    }

    @Test
    void theClinicsPageCountsWhatWaitsAndLeadsToIt() {
        refer("haematology", null);
        tables.sql("update referral set urgency = 'EMERGENCY' where patient_number = ?")
                .param(patient.number)
                .update();
        String page =
                Visitor.loggedIn(http.getRootUri(), "msNurse").get("/clinic").body();

        assertThat(page)
                .contains("Emergencies nobody has acknowledged", "href=\"/patients/" + patient.number + "\"")
                .contains("id=\"emergencies\"", "id=\"due\"", "What was due, and what was done");
        assertThat(Visitor.loggedIn(http.getRootUri(), "msNurse")
                        .get("/clinic/csv?list=emergencies")
                        .body())
                .startsWith("\"Patient\",\"With\",\"Since\"\r\n")
                .contains("\"" + patient.number + "\",\"haematology\",");
        assertThat(Visitor.loggedIn(http.getRootUri(), "msNurse")
                        .get("/clinic/csv?list=none")
                        .statusCode())
                .isEqualTo(404);
        for (String group : List.of("haematology", "laboratory", "pharmacist", "processOwner")) {
            assertThat(Visitor.loggedIn(http.getRootUri(), group).get("/clinic").statusCode())
                    .as(group)
                    .isEqualTo(403);
        }
    }

    private void refer(String specialty, LocalDate closedOn) {
        tables.sql("delete from referral where patient_number = ? and specialty = ?")
                .params(patient.number, specialty)
                .update();
        tables.sql(
                        """
                        insert into referral (patient_number, specialty, urgency, opened_at, escalations, closed_at)
                        values (?, ?, 'URGENT', ?, 0, ?)
                        """)
                .params(
                        patient.number,
                        specialty,
                        time.now().minusMonths(14),
                        closedOn == null
                                ? null
                                : closedOn.atTime(12, 0).atZone(time.zone()).toOffsetDateTime())
                .update();
    }

    private void course(String state, LocalDate bookedOn, LocalDate lastInfusionOn) {
        tables.sql("update course set state = ?, booked_on = ?, last_infusion_on = ? where patient_number = ?")
                .params(state, bookedOn, lastInfusionOn, patient.number)
                .update();
    }

    private HttpResponse<String> page(String user) {
        return visit(user, "");
    }

    private HttpResponse<String> visit(String user, String question) {
        return Visitor.loggedIn(http.getRootUri(), user).get("/patients/" + patient.number + question);
    }
}
