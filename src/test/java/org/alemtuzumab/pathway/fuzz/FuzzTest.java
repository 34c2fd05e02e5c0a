package org.alemtuzumab.pathway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.alemtuzumab.pathway.story.Wire;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.util.UriUtils;

/**
 * Sends what is nearly right to every way in, over the real sockets. Whatever comes back is an answer and never a fault of
 * ours; nothing is half stored; and at the end the application is as well as before.
 *
 * <p>A build sends a few hundred; {@code mvn verify -Pfuzz} sends 20,000. A failure names its input, which
 * {@code -Dfuzz.seed=… -Dfuzz.from=… -Dfuzz.count=1} sends again.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=" + Members.PASSWORD,
            "pathway.laboratory.patient-systems=urn:fuzz:patient-number",
            "pathway.laboratory.mllp.total=PT2S"
        })
class FuzzTest {

    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final int FROM = Integer.getInteger("fuzz.from", 0);
    private static final int COUNT = Integer.getInteger("fuzz.count", 600);

    private static final List<String> PATIENTS = List.of("FUZZ-Q7X1", "FUZZ-Q7X2", "FUZZ-Q7X3", "FUZZ-Q7X4");
    private static final String BORN = "1987-05-23";
    private static final String NAME = "Zwetschgenbaum";
    private static final Pattern OF_PATIENTS = Pattern.compile("FUZZ-Q7X|1987-?05-?23|" + NAME);

    /** A line of a stack, or the name of a class that is thrown. The engine's interface names a kind of error by one. */
    private static final Pattern INNARDS = Pattern.compile(
            "\\tat [\\w.$]+\\(|\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*(?:Exception|Error)\\b"
                    + "|(?<!\"type\":\")\\b(?:NullPointer|IndexOutOfBounds|IllegalArgument|IllegalState|ClassCast|NumberFormat|SQL|Runtime)\\w*Exception\\b");

    private static final int MOST_FAULTS = 20;
    private static final long HEAP_GROWTH = 150L * 1024 * 1024;

    private static final List<String> RESOURCES = List.of(
            "task",
            "task/count",
            "task/{task}",
            "task/{task}/form",
            "task/{task}/rendered-form",
            "task/{task}/form-variables",
            "task/{task}/claim",
            "task/{task}/unclaim",
            "task/{task}/complete",
            "task/{task}/submit-form",
            "task/{task}/resolve",
            "task/{task}/comment/create",
            "task/{task}/comment",
            "task/{task}/identity-links",
            "task/{task}/deployed-form",
            "process-definition",
            "process-definition/key/{key}",
            "process-definition/key/{key}/xml",
            "process-definition/key/{key}/submit-form",
            "process-definition/key/{key}/start",
            "process-definition/key/{key}/startForm",
            "process-definition/key/{key}/deployed-start-form",
            "process-definition/statistics",
            "process-instance",
            "process-instance/count",
            "process-instance/{task}",
            "execution",
            "variable-instance",
            "history/task",
            "history/process-instance",
            "history/activity-instance",
            "history/variable-instance",
            "history/decision-instance",
            "history/user-operation",
            "history/incident",
            "decision-definition",
            "deployment",
            "deployment/{task}/resources",
            "filter",
            "filter/{task}/list",
            "filter/singleResult",
            "user",
            "user/{key}/profile",
            "group",
            "identity/groups",
            "authorization",
            "job",
            "incident",
            "version",
            "engine",
            "case-definition",
            "tenant",
            "openapi.json",
            // of these nothing is answered
            "task/create",
            "task/{task}/variables",
            "task/{task}/localVariables",
            "decision-definition/key/{key}/evaluate",
            "filter/create",
            "identity/verify",
            "authorization/check",
            "job/{task}/execute",
            "job/{task}/retries",
            "external-task",
            "external-task/fetchAndLock",
            "message",
            "signal",
            "metrics",
            "schema/log",
            "telemetry/configuration",
            "batch",
            "modification/execute",
            "migration/generate",
            "condition",
            "event-subscription",
            "optimize/task-instance/running");

    private static final List<String> PARAMETERS = List.of(
            "maxResults",
            "firstResult",
            "sortBy",
            "sortOrder",
            "candidateGroup",
            "candidateUser",
            "assignee",
            "name",
            "nameLike",
            "dueBefore",
            "createdAfter",
            "processVariables",
            "taskVariables",
            "variables",
            "userId",
            "groupId",
            "processDefinitionKey",
            "processInstanceBusinessKey",
            "includeAssignedTasks",
            "active",
            "deserializeValues",
            "processInstanceIds",
            "priority",
            "permissionName",
            "resourceType",
            "startedAfter",
            "finished",
            "_format",
            "_pretty",
            "_summary",
            "_elements",
            "identifier");

    private static final List<String> TYPES = List.of(
            "application/json",
            "application/fhir+json",
            "application/json",
            "application/fhir+xml",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/json; charset=utf-8",
            "*/*",
            "application/octet-stream",
            "application/hal+json");

    @DynamicPropertySource
    static void listen(DynamicPropertyRegistry properties) {
        int port = freePort();
        // in a file: in the memory, what was received would look like a leak
        String file = "./target/fuzz/" + UUID.randomUUID();
        properties.add("spring.datasource.url", () -> "jdbc:h2:file:" + file + ";QUERY_CACHE_SIZE=1024");
        properties.add("pathway.laboratory.mllp.port", () -> port);
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @LocalServerPort
    private int port;

    @Value("${pathway.laboratory.mllp.port}")
    private int mllpPort;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private FormService forms;

    @Autowired
    private TaskService tasks;

    @Autowired
    private ManagementService jobs;

    @Autowired
    private JdbcTemplate database;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final List<String> json = new ArrayList<>();
    private final List<String> xml = new ArrayList<>();
    private final Map<String, Visitor> visitors = new TreeMap<>();
    private List<String> keys;
    private PrintStream printed;
    private LogWatch log;

    private Mutator mutator;
    private int number;

    @BeforeEach
    void openClinic() throws Exception {
        for (ClinicGroup group : ClinicGroup.values()) {
            if (identity.createGroupQuery().groupId(group.id()).count() == 0) {
                identity.saveGroup(identity.newGroup(group.id()));
            }
            Members.join(identity, group.id());
        }
        keys = repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(definition -> definition.getKey())
                .sorted()
                .toList();
        PathMatchingResourcePatternResolver files = new PathMatchingResourcePatternResolver();
        for (Resource file : Stream.concat(
                        Stream.of(files.getResources("classpath*:json/spec/*.json")),
                        Stream.of(files.getResources("classpath*:xml/spec/*.xml")))
                .sorted((one, other) -> one.getFilename().compareTo(other.getFilename()))
                .toList()) {
            if (file.getFilename().matches("(?i)(observation|diagnosticreport|bundle|patient)-.*")
                    && file.contentLength() < 60_000) {
                (file.getFilename().endsWith(".json") ? json : xml)
                        .add(file.getContentAsString(StandardCharsets.UTF_8));
            }
        }
        assertThat(json.size() + xml.size()).isGreaterThan(50);
        for (String patient : PATIENTS) {
            assertThat(send(
                                    request(
                                                    "POST",
                                                    "/engine-rest/process-definition/key/treatmentPathway/submit-form",
                                                    "msNurse")
                                            .header("Content-Type", "application/json"),
                                    enrolment(patient))
                            .statusCode())
                    .isEqualTo(200);
        }
        printed = System.out;
        log = new LogWatch(printed, OF_PATIENTS);
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(printed);
    }

    private static String enrolment(String patient) {
        return """
                {"variables": {"patientNumber": {"value": "%s"}, "sex": {"value": "female"},
                 "birthDate": {"value": "%s"}, "profile": {"value": "STRICT"}, "indication": {"value": "rapidlyEvolvingSevere"}}}
                """
                .formatted(patient, BORN);
    }

    @Test
    void whateverIsSentIsAnsweredAndNothingBreaks() throws Exception {
        long heap = 0;
        for (number = FROM; number < FROM + COUNT && faults.size() < MOST_FAULTS; number++) {
            mutator = new Mutator(new Random(SEED * 1_000_003 + number));
            String before = stored();
            boolean refused =
                    switch (mutator.below(10)) {
                        case 0, 1, 2, 3 -> fhir();
                        case 4, 5 -> hl7();
                        case 6, 7 -> form();
                        default -> rest();
                    };
            if (refused && !stored().equals(before)) {
                fault("refused, and stored: %s, then %s".formatted(before, stored()));
            }
            if (number == FROM + COUNT / 3) {
                heap = heap();
            }
        }
        System.out.println("Seed %d, inputs %d to %d: %s".formatted(SEED, FROM, number - 1, answers));
        assertThat(faults).as("seed %d", SEED).isEmpty();

        // what was told to the pathways is done by jobs
        await().atMost(Duration.ofMinutes(2))
                .until(() ->
                        jobs.createJobQuery().executable().withRetriesLeft().count() == 0);
        assertThat(jobs.createJobQuery().noRetriesLeft().list()).isEmpty();
        assertThat(database.queryForList("select id from laboratory_message where state = 'RECEIVED'"))
                .isEmpty();
        assertThat(
                        database.queryForList(
                                """
                                select r.id from lab_result r left join laboratory_message m on m.id = r.message_id
                                where r.message_id is not null and (m.id is null or m.state in ('REFUSED', 'FAILED'))
                                """))
                .isEmpty();
        assertThat(send(request("GET", "/actuator/health", "auditor"), "").body())
                .contains("\"UP\"");
        assertThat(heap() - heap).isLessThan(HEAP_GROWTH);
        assertThat(log.found()).isEmpty();
    }

    // ---------------------------------------------------------------- FHIR

    private boolean fhir() throws Exception {
        boolean asXml = mutator.oneIn(5);
        boolean update = mutator.oneIn(6);
        // who creates names no id, and who updates names that of the address
        String right = (asXml ? mutator.any(xml) : mutator.oneIn(2) ? own() : mutator.any(json))
                .replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\",|<id value=\"[^\"]*\"/>", "");
        if (update) {
            right = right.replaceFirst("(\"resourceType\")", "\"id\": \"m1-1\", $1")
                    .replaceFirst("(<(?:Observation|DiagnosticReport)[^>]*>)", "$1<id value=\"m1-1\"/>");
        }
        byte[] body =
                switch (mutator.below(8)) {
                    case 0 -> right.getBytes(StandardCharsets.UTF_8);
                    case 1 -> mutator.bytes(right.getBytes(StandardCharsets.UTF_8));
                    default ->
                        (asXml ? mutator.fields(right, "\"<>=") : mutator.json(right)).getBytes(StandardCharsets.UTF_8);
                };
        String path =
                mutator.any(List.of("", "", "/Observation", "/Observation", "/DiagnosticReport", "/Patient", "/$x"));
        String query = mutator.oneIn(8) ? "?" + parameter() : "";
        HttpRequest.Builder request = request(
                        update ? "PUT" : "POST",
                        "/fhir" + path + (update ? (path.isEmpty() ? "/Observation" : "") + "/m1-1" : "") + query,
                        "laboratory")
                .header(
                        "Content-Type",
                        mutator.oneIn(8)
                                ? mutator.any(TYPES)
                                : asXml ? "application/fhir+xml" : "application/fhir+json");
        if (mutator.oneIn(10)) {
            request.header("Accept", mutator.any(TYPES));
        }
        if (mutator.oneIn(20)) {
            request.header("If-None-Exist", "identifier=" + mutator.below(9));
        }
        return answered("FHIR", request, body);
    }

    private String own() {
        String patient = mutator.any(PATIENTS);
        String observation =
                """
                {"resourceType": "Observation", "status": "%s", "identifier": [{"value": "A-%d"}],
                 "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}], "text": "A test"},
                 "subject": {"identifier": {"system": "urn:fuzz:patient-number", "value": "%s"}},
                 "effectiveDateTime": "2026-03-02T08:30:00+01:00", "issued": "2026-03-02T10:30:00+01:00",
                 "valueQuantity": {"value": %s, "unit": "10*3/uL", "system": "http://unitsofmeasure.org", "code": "10*3/uL"},
                 "referenceRange": [{"low": {"value": 140, "unit": "10*3/uL"}, "high": {"value": 420, "unit": "10*3/uL"}}],
                 "note": [{"text": "clumped"}]}
                """
                        .formatted(
                                mutator.any(List.of("final", "preliminary", "corrected", "entered-in-error")),
                                mutator.below(50),
                                mutator.any(List.of("777-3", "2160-0", "3016-3", "1742-6", "5794-3", "999-9")),
                                patient,
                                mutator.any(List.of("236", "18", "0.9", "1e2")));
        return switch (mutator.below(3)) {
            case 0 -> observation;
            case 1 ->
                "{\"resourceType\": \"Bundle\", \"type\": \"%s\", \"entry\": [{\"resource\": %s, \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}]}"
                        .formatted(mutator.any(List.of("transaction", "batch")), observation);
            default ->
                """
                {"resourceType": "DiagnosticReport", "status": "final", "code": {"text": "Chemistry"},
                 "identifier": [{"value": "R-%d"}], "subject": {"reference": "#p"}, "result": [{"reference": "#o"}],
                 "contained": [%s, {"resourceType": "Patient", "id": "p", "birthDate": "%s", "name": [{"family": "%s"}],
                   "identifier": [{"system": "urn:fuzz:patient-number", "value": "%s"}]}]}
                """
                        .formatted(
                                mutator.below(50),
                                observation.replaceFirst("\\{", "{\"id\": \"o\", "),
                                BORN,
                                NAME,
                                patient);
        };
    }

    // ---------------------------------------------------------------- HL7

    private boolean hl7() throws Exception {
        String right = "MSH|^~\\&|LIS|LAB|PATHWAY|CLINIC|20260302120000||ORU^R01^ORU_R01|M-7|P|2.5.1\r"
                + "PID|1||" + mutator.any(PATIENTS) + "^^^HOSP^MR||" + NAME + "^Anna||19870523|F\r"
                + "ORC|RE|P-1|L-1\r"
                + "OBR|1|P-1|L-1|CBC^Blood count^L|||20260302083000|||||||||||||||20260302093000|||F\r"
                + "NTE|1||clumped\r"
                + "OBX|1|NM|777-3^Platelets^LN||" + mutator.below(400) + "|10*9/L|140-420||||F|||20260302083000\r"
                + "OBX|2|SN|2160-0^Creatinine^LN||<^1.2|mg/dL^^UCUM|||||F\r"
                + "OBX|3|CWE|5794-3^Blood^LN||260385009^Negative^SCT||||||F\r"
                + "SPM|1|S-1^S-2||BLD|||||||||||||20260302083000\r";
        byte[] message =
                switch (mutator.below(6)) {
                    case 0 -> right.getBytes(StandardCharsets.UTF_8);
                    case 1, 2 -> mutator.bytes(right.getBytes(StandardCharsets.UTF_8));
                    default -> mutator.fields(right, "|^~&\r").getBytes(StandardCharsets.UTF_8);
                };
        try (Wire wire = new Wire(mllpPort)) {
            wire.say("\u000b").say(message).say("\u001c\r");
            // whoever sends a second end has sent two messages
            wire.finish();
            String answer = wire.rest();
            answers.merge(
                    "HL7 " + (answer.contains("\rMSA|") ? answer.replaceAll("(?s).*\rMSA\\|(..).*", "$1") : "none"),
                    1,
                    Integer::sum);
            look("HL7", answer, new String(message, StandardCharsets.UTF_8));
            return answer.contains("\rMSA|A") && !answer.contains("\rMSA|AA");
        }
    }

    // ---------------------------------------------------------------- forms

    private boolean form() throws Exception {
        if (mutator.oneIn(8)) {
            String key = mutator.any(List.of("treatmentPathway", "patientReport"));
            String body;
            try (InputStream form = forms.getDeployedStartForm(repository
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(key)
                    .latestVersion()
                    .singleResult()
                    .getId())) {
                body = new FormFiller(mutator).body(form);
            }
            return submit("/engine-rest/process-definition/key/" + key + "/submit-form", "msNurse", body);
        }
        List<Task> open = tasks.createTaskQuery().orderByTaskCreateTime().asc().listPage(0, 200);
        Task task = mutator.any(open);
        String user = tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null)
                .findFirst()
                .orElse("msNurse");
        String body;
        try (InputStream form = forms.getDeployedTaskForm(task.getId())) {
            body = new FormFiller(mutator).body(form);
        }
        send(
                request("POST", "/engine-rest/task/" + task.getId() + "/claim", user)
                        .header("Content-Type", "application/json"),
                "{\"userId\": \"%s\"}".formatted(user));
        return submit("/engine-rest/task/" + task.getId() + "/submit-form", user, body);
    }

    private boolean submit(String path, String user, String body) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answered(
                "form",
                request("POST", path, user).header("Content-Type", "application/json"),
                mutator.oneIn(10) ? mutator.bytes(bytes) : bytes);
    }

    // ---------------------------------------------------------------- everything else

    private boolean rest() throws Exception {
        String user =
                mutator.any(List.of("msNurse", "auditor", "laboratory", "neurologist", "haematology", "processOwner"));
        if (mutator.oneIn(4)) {
            String path = mutator.any(List.of(
                    "/api/patients/%s/events",
                    "/api/patients/%s/answers",
                    "/api/profiles/STRICT/dry-run",
                    "/api/profiles/patient/dry-run",
                    "/api/profiles",
                    "/api/patients"));
            String right =
                    """
                    {"birthDate": "%s", "happenedOn": "2026-11-01", "answeredOn": "2026-11-01", "details": "told", "symptoms": {"bleeding": "mucosal"},
                     "answers": {"symptoms": "none"}, "settings": {"creatinineMonths": "3"}, "validFrom": "2027-01-01",
                     "validUntil": "2027-06-30", "reason": "x", "patientNumber": "%s", "profile": "US"}
                    """
                            .formatted(BORN, mutator.any(PATIENTS));
            return answered(
                    "api",
                    request("POST", path.formatted(mutator.any(PATIENTS)), user)
                            .header("Content-Type", "application/json"),
                    mutated(right));
        }
        List<Task> open = tasks.createTaskQuery().listPage(0, 50);
        String resource = mutator.any(RESOURCES)
                .replace(
                        "{task}",
                        mutator.oneIn(4) ? segment() : mutator.any(open).getId())
                .replace("{key}", mutator.oneIn(4) ? segment() : mutator.any(keys));
        String query = mutator.oneIn(2) ? "?" + parameter() + (mutator.oneIn(2) ? "&" + parameter() : "") : "";
        String method = mutator.any(List.of("GET", "GET", "GET", "POST", "POST", "PUT", "OPTIONS", "PATCH"));
        boolean inBrowser = mutator.oneIn(3);
        HttpRequest.Builder request = request(method, "/engine-rest/" + resource + query, user);
        if (mutator.oneIn(6)) {
            request.header("Accept", mutator.any(TYPES));
        }
        if (method.matches("GET|OPTIONS")) {
            return inBrowser ? browsed(user, method, resource + query, null) : answered("REST", request, new byte[0]);
        }
        String right = mutator.any(List.of(
                "{}",
                "{\"orQueries\": [{\"nameLike\": \"%a%\", \"candidateGroups\": [\"msNurse\"]}], \"sorting\": [{\"sortBy\": \"name\", \"sortOrder\": \"asc\"}]}",
                "{\"processVariables\": [{\"name\": \"patientNumber\", \"operator\": \"eq\", \"value\": \"x\"}], \"dueBefore\": \"2026-01-01T00:00:00.000+0100\"}",
                "{\"userId\": \"" + user + "\"}",
                "{\"variables\": {\"a\": {\"value\": 1, \"type\": \"Integer\"}}}",
                "{\"message\": \"a comment\"}",
                "{\"resourceType\": \"Task\", \"name\": \"x\", \"query\": {}, \"properties\": {}}",
                "{\"messageName\": \"x\", \"businessKey\": \"y\", \"all\": true}",
                "{\"firstResult\": 0, \"maxResults\": 5, \"sorting\": []}"));
        request.header("Content-Type", mutator.oneIn(6) ? mutator.any(TYPES) : "application/json");
        return inBrowser
                ? browsed(user, method, resource + query, new String(mutated(right), StandardCharsets.UTF_8))
                : answered("REST", request, mutated(right));
    }

    private boolean browsed(String user, String method, String resource, String body) {
        Visitor visitor = visitors.computeIfAbsent(user, name -> {
            Visitor loggedIn = Visitor.loggedIn("http://localhost:" + port, name);
            loggedIn.get("/camunda/app/tasklist/default/");
            return loggedIn;
        });
        return judged("browser", visitor.call(method, "/camunda/api/engine/engine/default/" + resource, body), body);
    }

    private byte[] mutated(String right) {
        return mutator.oneIn(5)
                ? mutator.bytes(right.getBytes(StandardCharsets.UTF_8))
                : mutator.json(right).getBytes(StandardCharsets.UTF_8);
    }

    private String segment() {
        return UriUtils.encode(
                mutator.any(Mutator.ODD).replaceAll("[/\\\\.;%\\p{Cntrl}]", "x") + "x", StandardCharsets.UTF_8);
    }

    private String parameter() {
        String value = mutator.any(
                List.of("1", "true", "name", "asc", "msNurse", "2026-01-01T00:00:00.000%2B0100", "a_eq_b", "json"));
        return mutator.any(PARAMETERS) + "="
                + (mutator.oneIn(2) ? UriUtils.encode(mutator.any(Mutator.ODD), StandardCharsets.UTF_8) : value);
    }

    // ---------------------------------------------------------------- what comes back

    private HttpRequest.Builder request(String method, String path, String user) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60))
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                (user + ":" + Members.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.noBody());
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String body) throws Exception {
        return send(request, body.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(HttpRequest.Builder request, byte[] body) throws Exception {
        HttpRequest made = request.build();
        if (body.length > 0) {
            made = request.method(made.method(), HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
        }
        return http.send(made, HttpResponse.BodyHandlers.ofString());
    }

    /** @return whether it was refused */
    private boolean answered(String kind, HttpRequest.Builder request, byte[] body) throws Exception {
        return judged(kind, send(request, body), new String(body, StandardCharsets.UTF_8));
    }

    private boolean judged(String kind, HttpResponse<String> answer, String body) {
        answers.merge(kind + " " + answer.statusCode(), 1, Integer::sum);
        String sent = "%s %s [%s] %s"
                .formatted(
                        answer.request().method(),
                        answer.request().uri(),
                        answer.request().headers().firstValue("Content-Type").orElse(""),
                        body);
        if (answer.statusCode() >= 500) {
            fault("%s answered %d: %s\n  to %s"
                    .formatted(kind, answer.statusCode(), shortened(answer.body()), shortened(sent)));
        }
        look(kind, answer.body(), sent);
        return answer.statusCode() >= 400;
    }

    private void look(String kind, String answer, String sent) {
        if (INNARDS.matcher(answer).find() && !INNARDS.matcher(sent).find()) {
            fault("%s shows its innards: %s\n  to %s".formatted(kind, shortened(answer), shortened(sent)));
        }
    }

    private void fault(String what) {
        faults.add("input %d: %s".formatted(number, what));
    }

    private static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "·");
        return visible.length() <= 1500 ? visible : visible.substring(0, 1500) + "…";
    }

    /** How many rows there are of what only a message or a form may bring. */
    private String stored() {
        return database.queryForObject(
                "select concat((select count(*) from lab_result), ' ', (select count(*) from patient), ' ',"
                        + " (select count(*) from laboratory_decision), ' ', (select count(*) from infusion))",
                String.class);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
