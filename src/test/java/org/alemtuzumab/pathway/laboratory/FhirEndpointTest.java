package org.alemtuzumab.pathway.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PreferReturnEnum;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.interceptor.BasicAuthInterceptor;
import ca.uhn.fhir.rest.gclient.ICreateTyped;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import ca.uhn.fhir.util.BundleBuilder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.course.CourseElsewhere;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.story.Members;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

/** The FHIR endpoint over HTTP: who may use it, what it takes, and what it says is wrong. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:fhir-endpoint;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test",
            "pathway.laboratory.patient-systems=urn:test:patient-number",
            "pathway.hospital.senders=ADT"
        })
class FhirEndpointTest {

    private static final LocalDate BORN = LocalDate.of(1990, 2, 28);
    private static int patients;

    @LocalServerPort
    private int port;

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private IdentityService identity;

    @Autowired
    private Patients enrolled;

    @Autowired
    private LabResults results;

    @MockitoSpyBean
    private ReceivedResults received;

    @Autowired
    private TaskService tasks;

    @Autowired
    private Inbox inbox;

    @Autowired
    private HospitalFeed hospital;

    @Autowired
    private Courses courses;

    @Autowired
    private JdbcClient database;

    private String patient;

    @BeforeEach
    void openClinic() {
        patient = "FE-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        for (String group : List.of("laboratory", "msNurse", "neurologist", "orderSystem", "patientAdministration")) {
            if (identity.createGroupQuery().groupId(group).count() == 0) {
                identity.saveGroup(identity.newGroup(group));
            }
            Members.join(identity, group);
        }
    }

    @Test
    void onlyTheLaboratoryPosts() {
        assertThat(http.postForEntity("/fhir/Observation", json(observation("777-3", "1")), String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(post("msNurse", "/fhir/Observation", observation("777-3", "180"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("administrator", "/fhir", "{}").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(results.of(patient)).isEmpty();
    }

    @Test
    void statementOfCapabilitiesIsReadByAnyoneLoggedInAndSaysWhatIsThere() {
        assertThat(http.getForEntity("/fhir/metadata", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        ResponseEntity<String> answer =
                http.withBasicAuth("msNurse", Members.PASSWORD).getForEntity("/fhir/metadata", String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        CapabilityStatement statement = (CapabilityStatement) parsed(answer);
        assertThat(statement.getRest()).hasSize(1);
        assertThat(statement.getRest().get(0).getResource())
                .extracting(CapabilityStatementRestResourceComponent::getType)
                .containsExactly("DiagnosticReport", "Observation", "ServiceRequest", "Patient");
        assertThat(statement.getRest().get(0).getResource())
                .filteredOn(resource -> !resource.getType().equals("ServiceRequest"))
                .allSatisfy(resource -> assertThat(resource.getInteraction())
                        .extracting(interaction -> interaction.getCode().toCode())
                        .containsExactly("create", "update"));
        HttpHeaders conditional = new HttpHeaders();
        conditional.setContentType(MediaType.valueOf("application/fhir+json"));
        conditional.add("If-None-Exist", "identifier=A-1");
        assertThat(http.withBasicAuth("laboratory", Members.PASSWORD)
                        .postForEntity(
                                "/fhir/Observation",
                                new HttpEntity<>(observation("777-3", "236"), conditional),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        for (String other : List.of("/fhir/Observation", "/fhir/Observation/m1-1", "/fhir/Patient/1")) {
            assertThat(http.withBasicAuth("laboratory", Members.PASSWORD)
                            .getForEntity(other, String.class)
                            .getStatusCode()
                            .is4xxClientError())
                    .as(other)
                    .isTrue();
        }
        assertThat(http.withBasicAuth("laboratory", Members.PASSWORD)
                        .exchange("/fhir/Observation/m1-1", HttpMethod.DELETE, null, String.class)
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
    }

    @Test
    void observationIsFiledWithItsUnitDayAndNumber() {
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", observation("777-3", "236"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getHeaders().getLocation().getPath()).contains("/fhir/Observation/m");
        LabResult result = results.of(patient).get(0);
        assertThat(result.analyte()).isEqualTo("platelets");
        assertThat(result.lowValue()).isEqualTo(236.0);
        assertThat(result.collectedOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(result.accession()).isEqualTo("A-1");
        assertThat(result.recordedBy()).isEqualTo("laboratory laboratory");
        assertThat(result.lowerLimit()).isEqualTo(140.0);
        assertThat(result.lowerLimitSource()).isEqualTo("laboratory");
    }

    @Test
    void sameObservationTwiceIsOneResult() {
        post("laboratory", "/fhir/Observation", observation("777-3", "236"));
        assertThat(post("laboratory", "/fhir/Observation", observation("777-3", "236"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);

        assertThat(results.of(patient)).hasSize(1);
        assertThat(inbox.ids(State.DUPLICATE, null)).isNotEmpty();
    }

    @Test
    void updateCorrects() {
        post("laboratory", "/fhir/Observation", observation("777-3", "18"));
        String corrected = observation("777-3", "180")
                .replace("\"final\"", "\"corrected\"")
                .replace("\"resourceType\"", "\"id\": \"plt-1\", \"resourceType\"");
        ResponseEntity<String> answer = http.withBasicAuth("laboratory", Members.PASSWORD)
                .exchange("/fhir/Observation/plt-1", HttpMethod.PUT, json(corrected), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(results.of(patient))
                .filteredOn(LabResult::valid)
                .extracting(LabResult::lowValue)
                .containsExactly(180.0);
    }

    @Test
    void updateUnderAnotherIdIsRefusedAndChangesNothing() {
        String body = observation("777-3", "18").replace("\"resourceType\"", "\"id\": \"other\", \"resourceType\"");
        ResponseEntity<String> answer = http.withBasicAuth("laboratory", Members.PASSWORD)
                .exchange("/fhir/Observation/plt-1", HttpMethod.PUT, json(body), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(results.of(patient)).isEmpty();
        assertThat(inbox.ids(State.RECEIVED, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"status\": \"final\"| \"status\": \"done\"| Observation.status",
                "\"status\": \"final\",|| Observation.status",
                "\"effectiveDateTime\": \"2026-03-02T08:30:00+01:00\",|| Observation.effective[x]",
                "2026-03-02T08:30:00+01:00| 2026-03| Observation.effective[x]",
                "2026-03-02T08:30:00+01:00| 2126-03-02| Observation.effective[x]",
                "\"subject\"| \"performer\"| Observation",
                "\"valueQuantity\"| \"valueQuantitty\"| Observation.valueQuantitty",
                "\"value\": 236| \"value\": \"many\"| Observation.value",
                "\"code\": {\"coding\"| \"method\": {\"coding\"| Observation.code",
            })
    void whatIsWrongIsNamedWithItsElement(String right, String wrong, String expression) {
        String body = observation("777-3", "236").replace(right, wrong == null ? "" : wrong);
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(((OperationOutcome) parsed(answer)).getIssue())
                .flatExtracting(OperationOutcomeIssueComponent::getExpression)
                .extracting(StringType::getValue)
                .anyMatch(found -> found.startsWith(expression));
        assertThat(results.of(patient)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:test:patient-number|%s", "urn:test:patient-number%%7C%s", "%s"})
    void conditionalReferenceNamesThePatient(String token) {
        String body = observation("777-3", "236")
                .replaceFirst(
                        "\"subject\": .*",
                        "\"subject\": {\"reference\": \"Patient?identifier=%s\"},".formatted(token.formatted(patient)));
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", body);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        assertThat(results.of(patient)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:somebody-else|%s", "urn:test:patient-number|%%%%", "", "%s&name=x"})
    void conditionalReferenceThatNamesNobodyOfOursFilesNothing(String token) {
        String body = observation("777-3", "236")
                .replaceFirst(
                        "\"subject\": .*",
                        "\"subject\": {\"reference\": \"Patient?identifier=%s\"},".formatted(token.formatted(patient)));
        post("laboratory", "/fhir/Observation", body);

        assertThat(results.of(patient)).isEmpty();
    }

    @Test
    void brokenJsonIsRefusedAndKept() {
        int refused = inbox.ids(State.REFUSED, null).size();
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", "{\"resourceType\": \"Observation\", ");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(inbox.ids(State.REFUSED, null)).hasSize(refused + 1);
    }

    /** A fault of a reader's is not the sender's: the message may say something, so a person looks at it. */
    @Test
    void messageAtWhichAReaderBreaksDownIsSetAsideForAPerson() {
        int failed = inbox.ids(State.FAILED, null).size();
        String deep = observation("777-3", "236")
                .replaceFirst(
                        "\\}\\s*$",
                        ", \"text\": {\"status\": \"generated\", \"div\": \"%s%s\"}}"
                                .formatted("<div>".repeat(20_000), "</div>".repeat(20_000)));
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", deep);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody())
                .contains("need not be a fault of the message", "a person is asked")
                .doesNotContain("Error", "Exception");
        assertThat(inbox.ids(State.FAILED, null)).hasSize(failed + 1);
        assertThat(results.of(patient)).isEmpty();

        assertThat(post("laboratory", "/fhir/Observation", deep).getBody()).contains("broke down here before");
        assertThat(inbox.ids(State.FAILED, null)).hasSize(failed + 1);
    }

    @Test
    void numberOfASampleThatNoTableHoldsIsRefusedWithItsPlace() {
        ResponseEntity<String> answer = post(
                "laboratory", "/fhir/Observation", observation("777-3", "236").replace("A-1", "A".repeat(129)));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(answer.getBody()).contains("Observation.identifier: the number of the sample is longer than 128");
    }

    @Test
    void copyOfABundleThatWaitsIsAnsweredEvenWhereAnEntryIsEmpty() {
        String bundle = bundle(
                "batch",
                entry(observation("777-3", "18").replace(patient, "nobody-" + patient), "Observation"),
                "{\"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}");
        for (int copy = 0; copy < 2; copy++) {
            ResponseEntity<String> answer = post("laboratory", "/fhir", bundle);
            assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
            assertThat(((Bundle) parsed(answer)).getEntry())
                    .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                    .containsExactly("201", "422");
        }
    }

    /** Within quotes, no limit of the body meets it. */
    @Test
    void numberThatWouldFillTheMemoryIsAQuestion() {
        ResponseEntity<String> answer =
                post("laboratory", "/fhir/Observation", observation("777-3", "\"1e999999999\""));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.CREATED);
        assertThat(results.of(patient))
                .extracting(LabResult::valid, LabResult::reported)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(false, "a number with too many digits"));
    }

    /** What the library says of itself is nobody's business. */
    @Test
    void answerNamesNoClassOfALibrary() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.valueOf("application/fhir+xml"));
        ResponseEntity<String> answer = http.withBasicAuth("laboratory", Members.PASSWORD)
                .postForEntity(
                        "/fhir/Observation",
                        new HttpEntity<>("<?xml version=\"1.0\" odd?><Observation/>", headers),
                        String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("pseudo attribute").doesNotContain("javax", "Exception", "HAPI");
    }

    @Test
    void transactionIsAllOrNothing() {
        String good = entry(observation("777-3", "236"), "Observation");
        String bad = entry(observation("6690-2", "5").replace("\"status\": \"final\",", ""), "Observation");
        ResponseEntity<String> refused = post("laboratory", "/fhir", bundle("transaction", good, bad));

        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(refused.getBody()).contains("Bundle.entry[1].resource.status");
        assertThat(results.of(patient)).isEmpty();

        ResponseEntity<String> taken = post("laboratory", "/fhir", bundle("transaction", good));
        assertThat(taken.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(((Bundle) parsed(taken)).getEntry().get(0).getResponse().getStatus())
                .startsWith("201");
        assertThat(results.of(patient)).hasSize(1);
    }

    /** fhir-2: what is neither a result nor explains one is left, and said. */
    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch", "document", "collection", "message"})
    void resultsOfABundleAreTakenWhateverElseIsInIt(String type) {
        boolean requests = type.equals("transaction") || type.equals("batch");
        List<String> all = List.of(
                "{\"resourceType\": \"Composition\"}",
                "{\"resourceType\": \"Condition\"}",
                observation("777-3", "236"));
        String[] entries = all.stream()
                .map(each -> requests
                        ? entry(each, each.replaceFirst("(?s).*?\"resourceType\": \"(\\w+)\".*", "$1"))
                        : "{\"resource\": %s}".formatted(each))
                .toArray(String[]::new);
        ResponseEntity<String> answer = post("laboratory", "/fhir", bundle(type, entries));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(((Bundle) parsed(answer)).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("200", "200", "201");
        assertThat(answer.getBody()).contains("Composition is not taken here", "Condition is not taken here");
        assertThat(results.of(patient)).extracting(LabResult::lowValue).containsExactly(236.0);
    }

    @Test
    void bundleWithoutAResultIsRefused() {
        ResponseEntity<String> answer =
                post("laboratory", "/fhir", bundle("collection", "{\"resource\": {\"resourceType\": \"Condition\"}}"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    /** fhir-2: what changes the meaning, nobody guesses. */
    @Test
    void valueThatAnExtensionChangesIsAQuestion() {
        String body = observation("777-3", "236")
                .replace(
                        "\"status\"",
                        "\"modifierExtension\": [{\"url\": \"urn:quality\", \"valueString\": \"haemolysed\"}], \"status\"");
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", body);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody()).contains("\"warning\"", "haemolysed");
        assertThat(results.of(patient)).hasSize(1).allMatch(LabResult::quarantined);
    }

    /** warn-1 */
    @Test
    void valueThatBecomesAQuestionIsAWarning() {
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", observation("777-3", "99999999"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(((OperationOutcome) parsed(answer)).getIssue())
                .filteredOn(issue -> issue.getSeverity() == OperationOutcome.IssueSeverity.WARNING)
                .singleElement()
                .satisfies(issue -> assertThat(issue.getDiagnostics()).contains("99999999", "a person is asked"));
    }

    /** fhir-3 */
    @Test
    void whoPrefersTheResourceGetsItBack() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.valueOf("application/fhir+json"));
        headers.add("Prefer", "return=representation");
        Object alone = parsed(http.withBasicAuth("laboratory", Members.PASSWORD)
                .postForEntity(
                        "/fhir/Observation", new HttpEntity<>(observation("777-3", "236"), headers), String.class));
        Bundle together = (Bundle) parsed(http.withBasicAuth("laboratory", Members.PASSWORD)
                .postForEntity(
                        "/fhir",
                        new HttpEntity<>(
                                bundle("transaction", entry(observation("6690-2", "5"), "Observation")), headers),
                        String.class));

        assertThat(alone).isInstanceOfSatisfying(Observation.class, echoed -> {
            assertThat(echoed.getIdElement().getIdPart()).startsWith("m");
            assertThat(echoed.getValueQuantity().getValue()).isEqualByComparingTo("236");
        });
        assertThat(together.getEntry().get(0).getResource()).isInstanceOf(Observation.class);
    }

    @Test
    void batchIsJudgedEntryByEntry() {
        String good = entry(observation("777-3", "236"), "Observation");
        String bad = entry(observation("6690-2", "5").replace("\"status\": \"final\",", ""), "Observation");
        ResponseEntity<String> answer = post("laboratory", "/fhir", bundle("batch", good, bad));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(((Bundle) parsed(answer)).getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "422");
        assertThat(results.of(patient)).hasSize(1);
    }

    @Test
    void batchOfBadEntriesIsAnsweredEntryByEntryToo() {
        String bad = entry(observation("777-3", "236").replace("\"status\": \"final\",", ""), "Observation");
        int refused = inbox.ids(State.REFUSED, null).size();
        ResponseEntity<String> answer = post("laboratory", "/fhir", bundle("batch", bad, bad));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        Bundle batch = (Bundle) parsed(answer);
        assertThat(batch.getType()).isEqualTo(Bundle.BundleType.BATCHRESPONSE);
        assertThat(batch.getEntry())
                .allSatisfy(entry -> {
                    assertThat(entry.getResponse().getStatus()).startsWith("422");
                    assertThat(((OperationOutcome) entry.getResponse().getOutcome()).getIssue())
                            .isNotEmpty();
                })
                .hasSize(2);
        assertThat(inbox.ids(State.REFUSED, null)).hasSize(refused + 1);
    }

    @Test
    void entryOfABatchThatBreaksDownLeavesTheOthersFiled() {
        doThrow(new IllegalStateException("broke down"))
                .when(received)
                .receive(eq(patient), eq(LocalDate.of(2026, 3, 3)), any(), any());
        String good = entry(observation("777-3", "236"), "Observation");
        String breaking = entry(observation("777-3", "18").replace("2026-03-02", "2026-03-03"), "Observation");

        assertThat(post("laboratory", "/fhir", bundle("transaction", good, breaking))
                        .getStatusCode())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(results.of(patient)).isEmpty();
        ResponseEntity<String> answer = post("laboratory", "/fhir", bundle("batch", good, breaking));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(answer.getBody()).contains("waits for a person");
        assertThat(results.of(patient)).extracting(LabResult::lowValue).containsExactly(236.0);
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("settleLaboratoryMessage")
                        .processVariableValueLike("problem", "A sample could not be processed (SAF-7)%")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void reportWithPatientSpecimenOrderAndContainedObservations() {
        String report =
                """
                {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Chemistry"},
                 "identifier": [{"value": "R-1"}],
                 "subject": {"reference": "urn:uuid:11111111-1111-4111-8111-111111111111"},
                 "basedOn": [{"reference": "urn:uuid:22222222-2222-4222-8222-222222222222"}],
                 "specimen": [{"reference": "urn:uuid:33333333-3333-4333-8333-333333333333"}],
                 "contained": [
                   {"resourceType": "Observation", "id": "crea", "status": "final",
                    "code": {"coding": [{"system": "urn:local", "code": "CREA"}, {"system": "http://loinc.org", "code": "2160-0"}]},
                    "valueQuantity": {"value": 0.90, "unit": "mg/dL"}},
                   {"resourceType": "Observation", "id": "tsh", "status": "final",
                    "code": {"coding": [{"system": "http://loinc.org", "code": "3016-3"}]},
                    "valueQuantity": {"value": 0.01, "comparator": "<", "unit": "mIU/L", "system": "http://unitsofmeasure.org", "code": "m[IU]/L"}}],
                 "result": [{"reference": "#crea"}, {"reference": "#tsh"}]}
                """;
        String bundle =
                """
                {"resourceType": "Bundle", "type": "transaction", "entry": [
                 {"fullUrl": "urn:uuid:11111111-1111-4111-8111-111111111111",
                  "resource": {"resourceType": "Patient", "identifier": [{"system": "urn:test:patient-number", "value": "%s"}], "birthDate": "1990-02-28"},
                  "request": {"method": "POST", "url": "Patient", "ifNoneExist": "identifier=x"}},
                 {"fullUrl": "urn:uuid:22222222-2222-4222-8222-222222222222",
                  "resource": {"resourceType": "ServiceRequest", "status": "active", "intent": "order",
                    "subject": {"reference": "urn:uuid:11111111-1111-4111-8111-111111111111"}, "identifier": [{"value": "order-1"}]},
                  "request": {"method": "POST", "url": "ServiceRequest"}},
                 {"fullUrl": "urn:uuid:33333333-3333-4333-8333-333333333333",
                  "resource": {"resourceType": "Specimen", "accessionIdentifier": {"value": "ACC-7"}, "collection": {"collectedDateTime": "2026-03-02"}},
                  "request": {"method": "POST", "url": "Specimen"}},
                 %s]}
                """
                        .formatted(patient, entry(report, "DiagnosticReport"));

        ResponseEntity<String> answer = post("laboratory", "/fhir", bundle);

        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.OK);
        assertThat(results.of(patient))
                .extracting(LabResult::analyte, LabResult::accession, LabResult::valid)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("creatinine", "ACC-7", true),
                        org.assertj.core.groups.Tuple.tuple("tsh", "ACC-7", true));
        assertThat(results.latest(patient, "creatinine").orElseThrow().lowValue())
                .isEqualTo(79.578);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'value': '%s'}| true",
                "{'type': {'coding': [{'code': 'MR'}]}, 'value': '%s'}| true",
                "{'type': {'coding': [{'code': 'VN'}]}, 'value': '%s'}| false",
                "{'use': 'old', 'type': {'coding': [{'code': 'MR'}]}, 'value': '%s'}| false",
                "{'system': 'urn:other-hospital', 'value': '999'}, {'use': 'old', 'type': {'coding': [{'code': 'VN'}]}, 'value': '%s'}| false",
                "{'system': 'urn:other-hospital', 'value': '999'}, {'value': '%s'}| false",
                "{'system': 'urn:other-hospital', 'value': '999'}, {'system': 'urn:test:patient-number', 'value': '%1$s'}, {'value': '%1$s'}| true"
            })
    void plainNumberCountsWhereItIsThePatientsAndNobodyElsesStandsBesideIt(String identifiers, boolean filed) {
        String contained = ", 'contained': [{'resourceType': 'Patient', 'id': 'p', 'identifier': [%s]}]"
                .formatted(identifiers.formatted(patient))
                .replace('\'', '"');
        String body = observation("777-3", "236")
                .replaceFirst("\"subject\": .*", "\"subject\": {\"reference\": \"#p\"},")
                .replaceFirst("\\}\\s*$", contained + "}");

        assertThat(post("laboratory", "/fhir/Observation", body).getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(results.of(patient)).hasSize(filed ? 1 : 0);
    }

    @Test
    void whoIsNotKnownIsNobodysNearestMatch() {
        String unknown = observation("777-3", "18").replace(patient, "nobody-" + patient);
        ResponseEntity<String> answer = post("laboratory", "/fhir/Observation", unknown);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        assertThat(answer.getBody()).contains("waits for a person");
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("assignLaboratoryMessage")
                        .count())
                .isPositive();
        assertThat(results.of(patient)).isEmpty();
    }

    // ---------------------------------------------------------------- HAPI's own client

    /** It asks for the statement of capabilities before its first call, and goes on only with one that it believes. */
    private IGenericClient client(String user) {
        IGenericClient client = FhirContext.forR4().newRestfulGenericClient("http://localhost:%d/fhir".formatted(port));
        client.registerInterceptor(new BasicAuthInterceptor(user, Members.PASSWORD));
        return client;
    }

    private Observation platelets(double value) {
        Observation observation = new Observation()
                .setStatus(Observation.ObservationStatus.FINAL)
                .setCode(new CodeableConcept(new Coding("http://loinc.org", "777-3", null)))
                .setEffective(new DateTimeType("2026-03-02"))
                .setValue(new Quantity()
                        .setValue(value)
                        .setSystem("http://unitsofmeasure.org")
                        .setCode("10*3/uL"));
        observation.addIdentifier().setValue("A-1");
        observation
                .getSubject()
                .setIdentifier(
                        new Identifier().setSystem("urn:test:patient-number").setValue(patient));
        return observation;
    }

    @ParameterizedTest
    @EnumSource(
            value = EncodingEnum.class,
            names = {"JSON", "XML"})
    void clientCreatesUpdatesAndIsToldWhatBecameOfIt(EncodingEnum encoding) {
        IGenericClient client = client("laboratory");
        client.setEncoding(encoding);

        MethodOutcome created = client.create()
                .resource(platelets(18))
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();
        assertThat(created.getCreated()).isTrue();
        assertThat(created.getId().getResourceType()).isEqualTo("Observation");
        assertThat(((OperationOutcome) created.getOperationOutcome()).getIssue())
                .extracting(OperationOutcomeIssueComponent::getSeverity)
                .containsExactly(OperationOutcome.IssueSeverity.INFORMATION);

        Observation corrected = platelets(180).setStatus(Observation.ObservationStatus.CORRECTED);
        corrected.setId(created.getId().toUnqualifiedVersionless());
        MethodOutcome updated = client.update()
                .resource(corrected)
                .prefer(PreferReturnEnum.REPRESENTATION)
                .execute();
        assertThat(updated.getResource()).isInstanceOf(Observation.class);
        assertThat(updated.getId().getIdPart()).isEqualTo(created.getId().getIdPart());
        assertThat(results.of(patient))
                .filteredOn(LabResult::valid)
                .extracting(LabResult::lowValue)
                .containsExactly(180.0);
    }

    @Test
    void clientThatCreatesConditionallyIsToldThatItIsKnown() {
        IGenericClient client = client("laboratory");
        ICreateTyped once = client.create().resource(platelets(236)).conditionalByUrl("Observation?identifier=A-1");

        assertThat(once.execute().getCreated()).isTrue();
        assertThat(once.prefer(PreferReturnEnum.MINIMAL).execute().getResponseStatusCode())
                .isEqualTo(HttpStatus.OK.value());
        assertThat(results.of(patient)).hasSize(1);
    }

    @Test
    void clientIsWarnedOfWhatBecameAQuestion() {
        MethodOutcome outcome = client("laboratory")
                .create()
                .resource(platelets(99999999))
                .prefer(PreferReturnEnum.OPERATION_OUTCOME)
                .execute();

        assertThat(((OperationOutcome) outcome.getOperationOutcome()).getIssue())
                .extracting(OperationOutcomeIssueComponent::getSeverity)
                .contains(OperationOutcome.IssueSeverity.WARNING);
    }

    @Test
    void clientSendsReportAndTransactionWithConditionalReferences() {
        IGenericClient client = client("laboratory");
        Observation contained = platelets(236);
        contained.setSubject(null).getIdentifier().clear();
        DiagnosticReport report = new DiagnosticReport()
                .setStatus(DiagnosticReport.DiagnosticReportStatus.FINAL)
                .setSubject(new Reference("Patient?identifier=urn:test:patient-number|" + patient));
        report.setCode(new CodeableConcept().setText("Blood count"));
        report.addIdentifier().setValue("R-1");
        report.addResult().setResource(contained);
        assertThat(client.create().resource(report).execute().getCreated()).isTrue();
        assertThat(results.of(patient)).extracting(LabResult::accession).containsExactly("R-1");

        Observation leukocytes = platelets(5);
        leukocytes.getCode().getCodingFirstRep().setCode("6690-2");
        leukocytes.setSubject(new Reference("Patient?identifier=urn:test:patient-number|" + patient));
        BundleBuilder together = new BundleBuilder(FhirContext.forR4());
        together.addTransactionCreateEntry(leukocytes).conditional("Observation?identifier=A-1");
        for (int time = 0; time < 2; time++) {
            Bundle answer = client.transaction()
                    .withBundle((Bundle) together.getBundle())
                    .execute();
            assertThat(answer.getType()).isEqualTo(Bundle.BundleType.TRANSACTIONRESPONSE);
            assertThat(answer.getEntryFirstRep().getResponse().getStatus()).startsWith(time == 0 ? "201" : "200");
        }
        assertThat(client.transaction().withResources(List.of(leukocytes)).execute())
                .hasSize(1);
        assertThat(results.of(patient))
                .extracting(LabResult::analyte)
                .containsExactlyInAnyOrder("platelets", "leukocytes");

        BundleBuilder batch = new BundleBuilder(FhirContext.forR4());
        batch.setType("batch");
        batch.addTransactionCreateEntry(platelets(236));
        batch.addTransactionCreateEntry(new Observation().setStatus(Observation.ObservationStatus.FINAL));
        assertThat(client.transaction()
                        .withBundle((Bundle) batch.getBundle())
                        .execute()
                        .getEntry())
                .extracting(entry -> entry.getResponse().getStatus().substring(0, 3))
                .containsExactly("201", "422");
    }

    @Test
    void clientIsRefusedWithAnOutcomeThatNamesTheElement() {
        Observation undated = platelets(236).setEffective(null);

        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(
                        () -> client("laboratory").create().resource(undated).execute())
                .satisfies(refused -> assertThat(((OperationOutcome) refused.getOperationOutcome()).getIssueFirstRep())
                        .satisfies(
                                issue -> assertThat(issue.getExpression().get(0).getValue())
                                        .isEqualTo("Observation.effective[x]")));
        assertThatExceptionOfType(ForbiddenOperationException.class)
                .isThrownBy(() ->
                        client("msNurse").create().resource(platelets(236)).execute());
    }

    @Test
    void clientIsToldThatSomethingIsNotOffered() {
        IGenericClient client = client("laboratory");
        IdType id = new IdType("Observation", "m1-1");
        List<ThrowingCallable> calls = List.of(
                () -> client.read().resource(Observation.class).withId("m1-1").execute(),
                () -> client.search()
                        .forResource(Observation.class)
                        .returnBundle(Bundle.class)
                        .execute(),
                () -> client.delete().resourceById(id).execute(),
                () -> client.patch()
                        .withBody("[{\"op\": \"remove\", \"path\": \"/note\"}]")
                        .withId(id)
                        .execute());
        assertThat(calls).allSatisfy(call -> assertThatExceptionOfType(MethodNotAllowedException.class)
                .isThrownBy(call)
                .satisfies(refused -> {
                    assertThat(refused.getOperationOutcome()).isInstanceOf(OperationOutcome.class);
                    assertThat(refused.getMessage()).contains("Not offered here; what is: P");
                }));
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client.history()
                .onInstance(id)
                .returnBundle(Bundle.class)
                .execute());
    }

    // ---------------------------------------------------------------- orders

    /** A round that waits for platelets, creatinine and what only the patient knows. */
    private String openRound() {
        LocalDate anchor = LocalDate.of(2026, 2, 2);
        courses.enter(
                patient, new CourseElsewhere("Course 1", anchor.minusDays(4), anchor, 5, null, null, "elsewhere"));
        database.sql(
                        """
                        insert into monitoring_round (patient_number, anchor, round_number, opens_on, due_on, closes_on, opened_at, state,
                          panel, profile) values (?, ?, 1, ?, ?, ?, ?, 'OPEN', 'platelets,creatinine,symptoms', 'STRICT')
                        """)
                .params(
                        patient,
                        anchor,
                        anchor.plusMonths(1).minusDays(7),
                        anchor.plusMonths(1),
                        anchor.plusMonths(2).minusDays(7),
                        OffsetDateTime.parse("2026-02-23T07:00:00+01:00"))
                .update();
        return "ALZ-R"
                + database.sql("select id from monitoring_round where patient_number = ?")
                        .param(patient)
                        .query(Long.class)
                        .single();
    }

    private static List<String> tests(ServiceRequest order) {
        return order.getOrderDetail().stream().map(CodeableConcept::getText).toList();
    }

    @Test
    void orderIsReadByItsNumberAndFollowsWhatComes() {
        String number = openRound();
        IGenericClient client = client("laboratory");
        ServiceRequest order =
                client.read().resource(ServiceRequest.class).withId(number).execute();
        assertThat(order.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.ACTIVE);
        assertThat(order.getIdentifierFirstRep().getValue()).isEqualTo(number);
        assertThat(order.getSubject().getIdentifier().getValue()).isEqualTo(patient);
        assertThat(tests(order)).containsExactly("Platelets", "Creatinine");
        assertThat(order.getOccurrencePeriod().getEndElement().asStringValue()).isEqualTo("2026-03-25");
        assertThat(FhirModel.r4().newJsonParser().encodeResourceToString(order)).doesNotContain("1990", "elsewhere");

        Observation count = platelets(236).addBasedOn(new Reference("ServiceRequest/" + number));
        client.create().resource(count).execute();
        assertThat(tests(client.read()
                        .resource(ServiceRequest.class)
                        .withId(number)
                        .execute()))
                .containsExactly("Creatinine");

        Taken taken = inbox.take(
                Protocol.HL7,
                null,
                """
                MSH|^~\\&|LAB|HOSPITAL|PATHWAY|CLINIC|20260303080000||ORU^R01|O-%1$s|P|2.5.1\r\
                PID|1||%2$s^^^urn:test:patient-number^MR\r\
                ORC|RE|%1$s^PATHWAY|F-1\r\
                OBR|1|%1$s^PATHWAY|F-1|CHEM|||20260302083000\r\
                OBX|1|NM|2160-0^Creatinine^LN||0.9|mg/dL|||||F\r"""
                        .formatted(number, patient));
        assertThat(taken.state()).as(taken.outcome()).isEqualTo(State.PROCESSED);
        ServiceRequest done =
                client.read().resource(ServiceRequest.class).withId(number).execute();
        assertThat(done.getStatus()).isEqualTo(ServiceRequest.ServiceRequestStatus.COMPLETED);
        assertThat(tests(done)).containsExactly("Platelets", "Creatinine");
    }

    @Test
    void orderOfARoundThatIsNoLongerWaitedForIsRevoked() {
        String number = openRound();
        database.sql("update monitoring_round set state = 'SUPERSEDED' where patient_number = ?")
                .param(patient)
                .update();

        assertThat(client("orderSystem")
                        .read()
                        .resource(ServiceRequest.class)
                        .withId(number)
                        .execute()
                        .getStatus())
                .isEqualTo(ServiceRequest.ServiceRequestStatus.REVOKED);
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> client("orderSystem")
                .read()
                .resource(ServiceRequest.class)
                .withId("ALZ-R0")
                .execute());
    }

    @Test
    void ordersAreFoundByNumberPatientAndStatusAndOnlyByThoseWhoMeasure() {
        String number = openRound();
        IGenericClient client = client("orderSystem");
        Bundle active = client.search()
                .forResource(ServiceRequest.class)
                .count(1)
                .returnBundle(Bundle.class)
                .execute();
        assertThat(active.getEntry()).hasSize(1);
        Set<String> numbers = new TreeSet<>();
        for (Bundle page = active; page != null; ) {
            page.getEntry()
                    .forEach(entry ->
                            numbers.add(entry.getResource().getIdElement().getIdPart()));
            page = page.getLink(Bundle.LINK_NEXT) == null
                    ? null
                    : client.loadPage().next(page).execute();
        }
        assertThat(numbers).contains(number).hasSize(active.getTotal());

        for (SearchStyleEnum style : List.of(SearchStyleEnum.GET, SearchStyleEnum.POST)) {
            assertThat(client.search()
                            .forResource(ServiceRequest.class)
                            .where(ServiceRequest.SUBJECT.hasChainedProperty(Patient.IDENTIFIER
                                    .exactly()
                                    .systemAndIdentifier("urn:test:patient-number", patient)))
                            .and(ServiceRequest.STATUS.exactly().code("active"))
                            .usingStyle(style)
                            .returnBundle(Bundle.class)
                            .execute()
                            .getEntry())
                    .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                    .containsExactly(number);
            assertThat(client.search()
                            .forResource(ServiceRequest.class)
                            .where(ServiceRequest.IDENTIFIER.exactly().code(number))
                            .and(ServiceRequest.STATUS.exactly().code("completed"))
                            .usingStyle(style)
                            .returnBundle(Bundle.class)
                            .execute()
                            .getEntry())
                    .isEmpty();
        }
        assertThatExceptionOfType(ForbiddenOperationException.class).isThrownBy(() -> client("msNurse")
                .read()
                .resource(ServiceRequest.class)
                .withId(number)
                .execute());
        assertThatExceptionOfType(ForbiddenOperationException.class)
                .isThrownBy(() -> client.create().resource(platelets(236)).execute());
    }

    /** Who is right, the number of the patient or that of the order, a person finds out. */
    @ParameterizedTest
    @ValueSource(strings = {"ALZ-R%d", "ALZ-R999999999"})
    void resultThatAnswersAnotherPatientsOrderIsAPersonsQuestion(String other) {
        String theirs = openRound();
        patient = "FE-" + ++patients;
        enrolled.enrol(patient, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        String number = other.contains("%") ? theirs : other;
        Observation count = platelets(18);
        count.addBasedOn().getIdentifier().setValue(number);
        client("laboratory").create().resource(count).execute();

        assertThat(results.of(patient)).isEmpty();
        assertThat(tasks.createTaskQuery()
                        .taskDefinitionKey("assignLaboratoryMessage")
                        .processVariableValueLike("problem", "%answers order " + number + "%")
                        .list())
                .isNotEmpty();
    }

    // ---------------------------------------------------------------- the hospital's own record

    private Patient person() {
        Patient person = new Patient().setBirthDateElement(new DateType("1990-02-28"));
        person.addIdentifier().setSystem("urn:test:patient-number").setValue(patient);
        person.addName().setFamily("Janssens").addGiven("Marie");
        person.addTelecom().setSystem(ContactPoint.ContactPointSystem.PHONE).setValue("+32 9 000 00 02");
        person.addTelecom().setSystem(ContactPoint.ContactPointSystem.EMAIL).setValue("marie@example.org");
        person.addAddress().addLine("Veldstraat 1").setPostalCode("9000").setCity("Gent");
        person.addCommunication().setLanguage(new CodeableConcept().setText("Dutch"));
        person.addGeneralPractitioner().setDisplay("Dr Peeters");
        return person;
    }

    private Map<String, Object> kept() {
        return database.sql(
                        "select family_name, given_name, address, telephone, email, language, general_practitioner from person where patient_number = ?")
                .param(patient)
                .query()
                .singleRow();
    }

    private long count(String question) {
        return database.sql(question).query(Long.class).single();
    }

    private List<Task> asked(String step) {
        return tasks.createTaskQuery()
                .taskDefinitionKey(step)
                .processInstanceBusinessKey(patient)
                .list();
    }

    private void answer(String user, String step, Map<String, Object> answers) {
        answer(user, List.of(user), step, answers);
    }

    private void answer(String user, List<String> groups, String step, Map<String, Object> answers) {
        identity.setAuthentication(user, groups);
        try {
            tasks.complete(asked(step).get(0).getId(), answers);
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void hospitalSaysWhoAPatientIsAndNothingIsKeptOfAnybodyElse() {
        IGenericClient client = client("patientAdministration");
        Patient person = person();
        assertThat(client.create().resource(person).execute().getResponseStatusCode())
                .isEqualTo(HttpStatus.OK.value());
        assertThat(kept().values())
                .containsExactly(
                        "Janssens",
                        "Marie",
                        "Veldstraat 1, 9000, Gent",
                        "+32 9 000 00 02",
                        "marie@example.org",
                        "Dutch",
                        "Dr Peeters");

        person.setTelecom(null).setId("Patient/7");
        client.update().resource(person).execute();
        assertThat(kept()).containsEntry("telephone", null).containsEntry("family_name", "Janssens");

        Patient nobody = person();
        nobody.getIdentifierFirstRep().setValue("nobody-" + patient);
        nobody.setDeceased(new BooleanType(true));
        long persons = count("select count(*) from person");
        assertThat(((OperationOutcome)
                                client.create().resource(nobody).execute().getOperationOutcome())
                        .getIssueFirstRep()
                        .getDiagnostics())
                .isEqualTo("Taken over where the patient is treated here. Of all others nothing is kept");
        assertThat(count("select count(*) from person")).isEqualTo(persons);
        assertThat(count("select count(*) from laboratory_message where raw_text like '%Janssens%'"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) from ACT_HI_VARINST where TEXT_ like '%Janssens%' or TEXT_ like '%000 00 02%'"))
                .isZero();
        assertThat(asked("settleHospitalReport")).isEmpty();
        assertThatExceptionOfType(ForbiddenOperationException.class)
                .isThrownBy(
                        () -> client("laboratory").create().resource(person()).execute());
        assertThatExceptionOfType(UnprocessableEntityException.class)
                .isThrownBy(() ->
                        client.create().resource(person().setIdentifier(null)).execute());
    }

    /** MON-09 */
    @Test
    void deathAsksAPersonOnceAndEndsNothing() {
        IGenericClient client = client("patientAdministration");
        Patient person = person();
        person.setDeceased(new DateTimeType("2026-03-01T04:00:00+01:00"));
        client.create().resource(person).execute();
        client.create().resource(person).execute();

        assertThat(asked("settleHospitalReport")).hasSize(1);
        assertThat((String)
                        tasks.getVariable(asked("settleHospitalReport").get(0).getId(), "question"))
                .contains("has died, on **2026-03-01**", "Nothing here has ended by that")
                .doesNotContain("Janssens");
        assertThat(enrolled.get(patient).active()).isTrue();
        assertThatThrownBy(() -> answer(
                        "msNurse", "settleHospitalReport", Map.of("decision", "right", "remark", "The ward says so")))
                .hasMessageContaining("has not been reported here yet");
        answer("msNurse", "settleHospitalReport", Map.of("decision", "wrong", "remark", "Telephoned: well"));
        client.create().resource(person).execute();
        assertThat(asked("settleHospitalReport")).as("said once more").isEmpty();
    }

    @Test
    void otherDateOfBirthIsAPersonsQuestionAndTakesNothingOver() {
        client("patientAdministration")
                .create()
                .resource(person().setBirthDateElement(new DateType("1991-02-28")))
                .execute();

        assertThat(asked("settleHospitalReport")).hasSize(1);
        assertThat((String)
                        tasks.getVariable(asked("settleHospitalReport").get(0).getId(), "question"))
                .contains("born **1991-02-28**. On file here is **1990-02-28**");
        assertThat(count("select count(*) from person where patient_number = '" + patient + "'"))
                .isZero();
    }

    private Taken merge(String retired, String surviving) {
        return hospital.take(Hl7Text.of(
                        """
                        MSH|^~\\&|ADT|HOSPITAL|PATHWAY|CLINIC|20260303080000||ADT^A40^ADT_A39|A-1|P|2.5.1\r\
                        EVN|A40|20260303080000\r\
                        PID|1||%s^^^urn:test:patient-number^MR\r\
                        MRG|%s^^^urn:test:patient-number^MR\r"""
                                .formatted(surviving, retired)
                                .getBytes(StandardCharsets.UTF_8),
                        List.of(StandardCharsets.UTF_8),
                        sender -> Sender.UNKNOWN)
                .get(0));
    }

    @Test
    void numbersOfOnePersonAreJoinedByTwoPeopleAndResultsKeepArrivingUnderBoth() {
        String other = patient + "-old";
        assertThat(merge("nobody-1", "nobody-2").state()).isEqualTo(State.PROCESSED);
        assertThat(merge(other, patient).state()).isEqualTo(State.PROCESSED);
        merge(other, patient);
        assertThat(asked("decideOnMergedNumbers")).hasSize(1);
        Map<String, Object> join = Map.of("decision", "join", "remark", "Compared the identity card");
        answer("msNurse", "decideOnMergedNumbers", join);
        assertThatThrownBy(() -> answer("msNurse", List.of("msNurse", "neurologist"), "confirmMergedNumbers", join))
                .hasMessageContaining("another person confirms it");
        client("laboratory").create().resource(of(other, 200)).execute();
        assertThat(results.of(patient)).as("not joined yet").isEmpty();
        answer("neurologist", "confirmMergedNumbers", Map.of("decision", "join"));

        Observation later = of(other, 236);
        later.getIdentifierFirstRep().setValue("A-2");
        client("laboratory").create().resource(later).execute();
        client("laboratory").create().resource(platelets(240)).execute();
        assertThat(results.of(patient)).extracting(LabResult::lowValue).contains(236.0, 240.0);
        assertThatThrownBy(() -> enrolled.enrol(other, "female", BORN, "STRICT", "rapidlyEvolvingSevere"))
                .hasMessageContaining("is another number of patient " + patient);
        assertThat(merge(other, patient).state()).isEqualTo(State.PROCESSED);
        assertThat(asked("decideOnMergedNumbers")).isEmpty();
    }

    @Test
    void twoPathwaysOfOnePersonAreSaidPlainlyAndJoinedOnceOneHasEnded() {
        String leading = patient;
        String other = patient + "-too";
        enrolled.enrol(other, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        client("laboratory").create().resource(of(other, 18)).execute();
        merge(other, leading);
        assertThat((String)
                        tasks.getVariable(asked("decideOnMergedNumbers").get(0).getId(), "question"))
                .contains(
                        "Both have a pathway under way",
                        other + ": born 1990-02-28, pathway under way; 1 results on file");
        Map<String, Object> join = Map.of("decision", "join", "remark", "Compared the identity card");
        assertThatThrownBy(() -> answer("msNurse", "decideOnMergedNumbers", join))
                .hasMessageContaining("both %s and %s have a pathway under way".formatted(leading, other));

        enrolled.end(other, Patients.WITHDRAWN);
        enrolled.release(other);
        answer("msNurse", "decideOnMergedNumbers", join);
        answer("neurologist", "confirmMergedNumbers", Map.of("decision", "join"));
        assertThat(results.of(leading)).extracting(LabResult::lowValue).containsExactly(18.0);
        assertThat(results.of(other)).as("nothing is lost").hasSize(1);
        Observation later = of(other, 236);
        later.getIdentifierFirstRep().setValue("A-2");
        client("laboratory").create().resource(later).execute();
        assertThat(results.of(leading)).extracting(LabResult::lowValue).contains(236.0);
    }

    /** Whichever of two pathways a person has ended, the other goes on with the results of both. */
    @Test
    void pathwayThatGoesOnLeadsWhicheverNumberTheHospitalKeeps() {
        String leading = patient + "-on";
        enrolled.enrol(leading, "female", BORN, "STRICT", "rapidlyEvolvingSevere");
        client("laboratory").create().resource(platelets(18)).execute();
        merge(leading, patient);
        enrolled.end(patient, Patients.WITHDRAWN);
        enrolled.release(patient);
        answer("msNurse", "decideOnMergedNumbers", Map.of("decision", "join", "remark", "Asked the patient"));
        answer("neurologist", "confirmMergedNumbers", Map.of("decision", "join"));

        assertThat(results.of(leading)).extracting(LabResult::lowValue).containsExactly(18.0);
        Observation later = platelets(236);
        later.getIdentifierFirstRep().setValue("A-2");
        client("laboratory").create().resource(later).execute();
        assertThat(results.of(leading)).extracting(LabResult::lowValue).contains(236.0);
    }

    @Test
    void numbersThatASecondPersonKeepsApartStayApart() {
        String other = patient + "-x";
        merge(other, patient);
        answer("msNurse", "decideOnMergedNumbers", Map.of("decision", "join", "remark", "Same name"));
        answer("neurologist", "confirmMergedNumbers", Map.of("decision", "apart", "remark", "Twins"));
        client("laboratory").create().resource(of(other, 200)).execute();

        assertThat(results.of(patient)).isEmpty();
        assertThat(asked("decideOnMergedNumbers")).isEmpty();
    }

    private Observation of(String number, double value) {
        Observation observation = platelets(value);
        observation.getSubject().getIdentifier().setValue(number);
        return observation;
    }

    private String observation(String loinc, String value) {
        return """
                {"resourceType": "Observation", "status": "final",
                 "identifier": [{"value": "A-1"}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
                 "subject": {"identifier": {"system": "urn:test:patient-number", "value": "%s"}},
                 "effectiveDateTime": "2026-03-02T08:30:00+01:00",
                 "valueQuantity": {"value": %s, "unit": "10*3/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"},
                 "referenceRange": [{"low": {"value": 140, "unit": "10*3/uL"}, "high": {"value": 420, "unit": "10*3/uL"}}]}
                """
                .formatted(loinc, patient, value);
    }

    private static String entry(String resource, String type) {
        return "{\"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"%s\"}}".formatted(resource, type);
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\": \"Bundle\", \"type\": \"%s\", \"entry\": [%s]}"
                .formatted(type, String.join(",", entries));
    }

    private ResponseEntity<String> post(String user, String path, String body) {
        return http.withBasicAuth(user, Members.PASSWORD).postForEntity(path, json(body), String.class);
    }

    private static HttpEntity<String> json(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.valueOf("application/fhir+json"));
        return new HttpEntity<>(body, headers);
    }

    private static Object parsed(ResponseEntity<String> answer) {
        return FhirModel.r4().newJsonParser().parseResource(answer.getBody());
    }
}
