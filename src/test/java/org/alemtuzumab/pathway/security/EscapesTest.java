package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.alemtuzumab.pathway.engine.Escape;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.util.HtmlUtils;

/**
 * Every escape by every way in, as people with a log-in try it: nothing runs, and each is told so. That they would run
 * without the sandbox, the test of the sandbox shows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:security;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class EscapesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> USERS = List.of("neurologist", "processOwner");

    /** Both ways to the engine: by a program with Basic, by a person with a session. */
    enum Way {
        PROGRAM("/engine-rest"),
        PERSON("/camunda/api/engine/engine/default");

        private final String root;

        Way(String root) {
            this.root = root;
        }
    }

    /** Tells when somebody builds it from bytes. */
    static final class Trap implements Serializable {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger BUILT = new AtomicInteger();

        private void readObject(ObjectInputStream in) {
            BUILT.incrementAndGet();
        }

        static byte[] bytes() throws Exception {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(new Trap());
            }
            return bytes.toByteArray();
        }
    }

    @LocalServerPort
    private int port;

    @TempDir
    private static Path folder;

    @Autowired
    private IdentityService identity;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FilterService filters;

    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private Deployment deployment;
    private String task;
    private String filter;

    @BeforeAll
    void openClinic() {
        USERS.forEach(group -> Members.join(identity, group));
        for (String user : USERS) {
            Visitor visitor = Visitor.loggedIn("http://localhost:" + port, user);
            // a page brings the token that its scripts send
            visitor.get("/camunda/app/tasklist/default/");
            visitors.put(user, visitor);
        }
        deployment = repository
                .createDeployment()
                .addString("weighBag.form", form(""))
                .addModelInstance(
                        "weighing.bpmn",
                        Bpmn.createExecutableProcess("weighing")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .userTask("weighBag")
                                .camundaFormRef("weighBag")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("neurologist")
                                .endEvent()
                                .done())
                .deploy();
        String instance = runtime.startProcessInstanceByKey("weighing", "P-1").getId();
        task = tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
        filter = filters.createTaskFilterQuery().list().get(0).getId();
    }

    @AfterAll
    void closeClinic() {
        repository.deleteDeployment(deployment.getId(), true);
        USERS.forEach(identity::deleteUser);
        assertThat(folder).isEmptyDirectory();
        assertThat(Trap.BUILT).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noQueryEvaluatesAnExpression(Way way) throws Exception {
        for (Escape escape : Escape.all()) {
            Map<String, String> asked = Map.of("assigneeExpression", escape.marking(folder.resolve("mark")));
            Map<String, Object> nested = Map.of("orQueries", List.of(asked));
            Map<String, Object> deep = Map.of("orQueries", List.of(Map.of("name", "a", "orQueries", List.of(asked))));
            String query = "?candidateGroupExpression="
                    + URLEncoder.encode(asked.get("assigneeExpression"), StandardCharsets.UTF_8);
            for (Map.Entry<String, Object> request : Map.<String, Object>of(
                            "/task",
                            deep,
                            "/task/count",
                            nested,
                            "/filter/%s/list".formatted(filter),
                            asked,
                            "/filter/%s/count".formatted(filter),
                            nested)
                    .entrySet()) {
                assertRefused(
                        escape + " " + request.getKey(),
                        json(way, "neurologist", "POST", request.getKey(), request.getValue()));
            }
            assertRefused(escape + " GET", json(way, "neurologist", "GET", "/task" + query, null));
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void nobodyStoresAFilter(Way way) throws Exception {
        long before = filters.createFilterQuery().count();
        for (Object query : List.of(
                Map.of("assigneeExpression", "${currentUser()}"),
                Map.of("orQueries", List.of(Map.of("assigneeExpression", "${currentUser()}"))),
                Map.of("assignee", "neurologist"))) {
            Map<String, Object> body =
                    Map.of("resourceType", "Task", "name", "Mine", "properties", Map.of(), "query", query);
            for (String user : USERS) {
                assertThat(json(way, user, "POST", "/filter/create", body).statusCode())
                        .isIn(400, 403, 404);
                assertThat(json(way, user, "PUT", "/filter/" + filter, body).statusCode())
                        .isIn(400, 403, 404);
            }
        }
        assertThat(filters.createFilterQuery().count()).isEqualTo(before);
    }

    @Test
    void noDiagramWithAnEscapeIsDeployed() throws Exception {
        for (Escape escape : Escape.all()) {
            String expression = HtmlUtils.htmlEscape(escape.marking(folder.resolve("mark")));
            HttpResponse<String> answer = deploy(Way.PROGRAM, "weighing.bpmn", diagram(expression));
            assertRefused(escape.source(), answer);
            assertThat(answer.body())
                    .as(escape.source())
                    .contains("weighing.bpmn, step 'Condition'")
                    .contains("weighing.bpmn, step 'Timer'")
                    .contains("weighing.bpmn, step 'Weigh bag'")
                    .contains("weighing.bpmn, step 'Service'")
                    .contains("weighing.bpmn, step 'Call'");
        }
        assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(1);
    }

    @Test
    void noTableAndNoFormWithAnEscapeIsDeployed() throws Exception {
        for (Escape escape : Escape.all()) {
            String expression = escape.marking(folder.resolve("mark"));
            assertRefused(
                    escape + " in a table", deploy(Way.PROGRAM, "judge.dmn", table(HtmlUtils.htmlEscape(expression))));
            assertRefused(escape + " in a form", deploy(Way.PROGRAM, "weighBag.form", form(expression)));
        }
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"weigh.js", "weigh.groovy", "weigh.html", "weigh.cmmn", "weigh.bpmn20.xml"})
    void nothingIsDeployedButModels(String file) throws Exception {
        HttpResponse<String> answer = deploy(Way.PROGRAM, file, "weigh(bag)");
        assertRefused(file, answer);
        assertThat(answer.body()).contains(file + ": only diagrams (.bpmn)");
    }

    /** Modeler deploys by Basic. */
    @Test
    void nothingIsDeployedFromAPage() {
        assertThat(deploy(Way.PERSON, "weighBag.form", form("")).statusCode()).isIn(403, 404);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void noObjectIsBuiltFromBytes(Way way) throws Exception {
        Map<String, Object> trap = Map.of(
                "type",
                "Object",
                "value",
                Base64.getEncoder().encodeToString(Trap.bytes()),
                "valueInfo",
                Map.of(
                        "objectTypeName",
                        Trap.class.getName(),
                        "serializationDataFormat",
                        "application/x-java-serialized-object"));
        for (Object variable : List.of(
                trap,
                Map.of("type", "object", "value", "{}"),
                Map.of("type", " Object ", "value", "{}"),
                Map.of("value", "{}", "valueInfo", Map.of("objectTypeName", Trap.class.getName())))) {
            Map<String, Object> body = Map.of("variables", Map.of("bag", variable));
            Map<String, Object> message =
                    Map.of("messageName", "a", "businessKey", "P-1", "processVariables", Map.of("bag", variable));
            assertRefused("submit", json(way, "neurologist", "POST", "/task/%s/submit-form".formatted(task), body));
            assertRefused("complete", json(way, "neurologist", "POST", "/task/%s/complete".formatted(task), body));
            for (Map.Entry<String, Map<String, Object>> other : Map.of(
                            "/process-definition/key/weighing/start",
                            body,
                            "/process-definition/key/weighing/submit-form",
                            body,
                            "/message",
                            message,
                            "/task/%s/variables".formatted(task),
                            Map.<String, Object>of("modifications", body.get("variables")),
                            "/task/%s/bpmnError".formatted(task),
                            body)
                    .entrySet()) {
                assertThat(json(way, "neurologist", "POST", other.getKey(), other.getValue())
                                .statusCode())
                        .as(other.getKey())
                        .isIn(400, 403, 404);
            }
            assertThat(json(way, "neurologist", "PUT", "/task/%s/variables/bag".formatted(task), variable)
                            .statusCode())
                    .isIn(400, 403, 404);
        }
        assertThat(multipart(
                                way,
                                "neurologist",
                                "/task/%s/variables/bag/data".formatted(task),
                                Map.of("data", "{}", "type", Trap.class.getName()))
                        .statusCode())
                .isIn(400, 403, 404);
        assertThat(tasks.getVariables(task)).doesNotContainKey("bag");
    }

    /** The trap springs where somebody does build it. */
    @Test
    void trapSprings() throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(Trap.bytes()))) {
            in.readObject();
        }
        assertThat(Trap.BUILT.getAndSet(0)).isOne();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"assignee\": \"a\", \"expression\": 1}|",
                "{\"a\": [{\"b\": {\"dueBeforeExpression\": null}}]}|'dueBeforeExpression': expressions are refused. Give the value itself, as 'dueBefore'.",
                "{\"\\u0061ssigneeExpressio\\u006e\": 1}|'assigneeExpression': expressions are refused",
                "{\"type\": \"String\"}|",
                "{\"type\": [\"Object\"], \"Object\": 1}|",
                "{\"type\": \"Obj\\u0065ct\"}|'type': objects of Java and files are refused. Give a text, a number, true or false, or a date.",
                "{\"a\": {\"objectTypeName\": 1}}|'objectTypeName': objects of Java and files are refused",
                "assigneeExpression|The body is not JSON."
            })
    void readsEveryNameOfABody(String body, String problem) {
        assertThat(PlainValuesFilter.ofBody(body.getBytes(StandardCharsets.UTF_8))
                        .orElse(""))
                .startsWith(problem == null ? "" : problem)
                .matches(text -> problem != null || text.isEmpty());
    }

    private void assertRefused(String what, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as("%s: %s", what, answer.body()).isEqualTo(400);
        assertThat(folder.resolve("mark")).as(what).doesNotExist();
    }

    private HttpResponse<String> json(Way way, String user, String method, String path, Object body) throws Exception {
        return call(way, user, method, path, body == null ? null : JSON.writeValueAsString(body), "application/json");
    }

    private HttpResponse<String> deploy(Way way, String file, String content) {
        return multipart(way, "processOwner", "/deployment/create", Map.of("deployment-name", "a", file, content));
    }

    /** A name with a dot is a file's. */
    private HttpResponse<String> multipart(Way way, String user, String path, Map<String, String> parts) {
        StringBuilder body = new StringBuilder();
        parts.forEach(
                (name, content) -> body.append("--cut\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n%s\r\n%s\r\n"
                        .formatted(
                                name,
                                name.contains(".") ? "; filename=\"%s\"".formatted(name) : "",
                                name.contains(".") ? "Content-Type: application/octet-stream\r\n" : "",
                                content)));
        return call(way, user, "POST", path, body + "--cut--\r\n", "multipart/form-data; boundary=cut");
    }

    private HttpResponse<String> call(Way way, String user, String method, String path, String body, String type) {
        String basic = "Basic "
                + Base64.getEncoder().encodeToString((user + ":" + Members.PASSWORD).getBytes(StandardCharsets.UTF_8));
        Visitor visitor = way == Way.PERSON ? visitors.get(user) : new Visitor("http://localhost:" + port);
        return way == Way.PERSON
                ? visitor.call(method, way.root + path, body, "Content-Type", type)
                : visitor.call(method, way.root + path, body, "Content-Type", type, "Authorization", basic);
    }

    private static String diagram(String expression) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="example"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                  <process id="escaping" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="start" />
                    <sequenceFlow id="f1" name="Condition" sourceRef="start" targetRef="weighBag">
                      <conditionExpression xsi:type="tFormalExpression">ESCAPE</conditionExpression>
                    </sequenceFlow>
                    <userTask id="weighBag" name="Weigh bag" camunda:candidateGroups="ESCAPE" camunda:assignee="ESCAPE" camunda:dueDate="ESCAPE">
                      <documentation>ESCAPE</documentation>
                      <extensionElements>
                        <camunda:inputOutput><camunda:inputParameter name="a">ESCAPE</camunda:inputParameter></camunda:inputOutput>
                        <camunda:taskListener event="create" expression="ESCAPE" />
                        <camunda:executionListener event="start" expression="ESCAPE" />
                      </extensionElements>
                    </userTask>
                    <sequenceFlow id="f2" sourceRef="weighBag" targetRef="timer" />
                    <intermediateCatchEvent id="timer" name="Timer">
                      <timerEventDefinition><timeDate xsi:type="tFormalExpression">ESCAPE</timeDate></timerEventDefinition>
                    </intermediateCatchEvent>
                    <sequenceFlow id="f3" sourceRef="timer" targetRef="service" />
                    <serviceTask id="service" name="Service" camunda:expression="ESCAPE" />
                    <sequenceFlow id="f4" sourceRef="service" targetRef="call" />
                    <callActivity id="call" name="Call" calledElement="weighing">
                      <extensionElements><camunda:in businessKey="ESCAPE" /></extensionElements>
                    </callActivity>
                  </process>
                </definitions>
                """
                .replace("ESCAPE", expression);
    }

    private static String table(String expression) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"
                    xmlns:camunda="http://camunda.org/schema/1.0/dmn">
                  <decision id="judge" name="Judge" camunda:historyTimeToLive="P1D">
                    <decisionTable id="t">
                      <input id="i"><inputExpression id="e" typeRef="string"><text>%s</text></inputExpression></input>
                      <output id="o" name="o" typeRef="string" />
                    </decisionTable>
                  </decision>
                </definitions>
                """
                .formatted(expression);
    }

    /** @param condition of its one field; empty for none */
    private static String form(String condition) {
        try {
            return JSON.writeValueAsString(Map.of(
                    "type",
                    "default",
                    "id",
                    "weighBag",
                    "schemaVersion",
                    16,
                    "components",
                    List.of(Map.of(
                            "type",
                            "textfield",
                            "key",
                            "bag",
                            "label",
                            "Bag",
                            "conditional",
                            condition.isEmpty() ? Map.of() : Map.of("hide", "=" + condition)))));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
