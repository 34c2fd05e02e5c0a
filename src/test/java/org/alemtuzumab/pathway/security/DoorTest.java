package org.alemtuzumab.pathway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doReturn;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.security.Permit.Caller;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each call of the list, and each that is not on it, for each group and in both ways. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:door;DB_CLOSE_DELAY=-1",
            "camunda.bpm.job-execution.enabled=false",
            "camunda.bpm.auto-deployment-enabled=false",
            "camunda.bpm.admin-user.id=administrator",
            "camunda.bpm.admin-user.password=a-password-of-this-test"
        })
class DoorTest {

    private static final String NOTHING_HERE = "Nothing is answered here";
    private static final String FOR_OTHERS = "Not for your groups";
    private static final String ID = "7d3c9f4e-0000-4000-8000-0123456789ab";
    private static final String STRANGER = "stranger";
    private static final String ADMINISTRATOR = "administrator";
    private static final Caller NOBODY = Caller.NOBODY;

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService identity;

    /** A password's hash is meant to take its time, and some ten thousand calls by Basic would take it each. */
    @MockitoSpyBean
    private EngineLogin login;

    @Autowired
    private HistoryService history;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private final List<Caller> callers = new ArrayList<>();
    private final Map<Caller, Visitor> visitors = new HashMap<>();
    private Visitor programs;

    @BeforeEach
    void openClinic() {
        doReturn(true).when(login).passwordIs(anyString(), anyString());
        programs = new Visitor("http://localhost:" + port);
        for (ClinicGroup group : ClinicGroup.values()) {
            Members.join(identity, group.id());
            callers.add(new Caller(group.id(), Set.of(group.id())));
        }
        User stranger = identity.newUser(STRANGER);
        stranger.setPassword(Members.PASSWORD);
        identity.saveUser(stranger);
        callers.add(new Caller(STRANGER, Set.of()));
        callers.add(new Caller(ADMINISTRATOR, Set.of(Permit.ADMINISTRATOR)));
        callers.add(NOBODY);
    }

    @AfterEach
    void closeClinic() {
        callers.stream()
                .map(Caller::name)
                .filter(name -> name != null && !name.equals(ADMINISTRATOR))
                .forEach(identity::deleteUser);
    }

    @Test
    void namesNothingThatTheEngineDoesNotHave() {
        Set<String> all =
                EngineResources.all().stream().map(call -> filled(call, ID)).collect(Collectors.toSet());

        assertThat(named().filter(call -> call.matches("\\w+ (/engine-rest|/camunda/api)/.*"))
                        .filter(call -> !call.matches(".*(/api/pathway/|/static/).*"))
                        .map(call -> filled(call.replace("{me}", ID), ID)))
                .isSubsetOf(all);
    }

    @Test
    void namesWhateverOurOwnControllersAnswer() {
        assertThat(requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                        .flatMap(mapping -> mapping.getPatternValues().stream()
                                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                                        .map(method -> method + " " + filled(path, ID)))))
                .filteredOn(call -> !call.matches("\\w+ (/error|/login/refused)"))
                .allMatch(call -> !ask(call, NOBODY).named().isEmpty());
    }

    @Test
    void whatIsNotNamedIsNotThereForAnybody() {
        List<String> unnamed = EngineResources.all().stream()
                .flatMap(call -> Stream.of(filled(call, ID), filled(call, "word")))
                .filter(call ->
                        callers.stream().noneMatch(caller -> ask(call, caller).isGranted()))
                .distinct()
                .toList();

        assertThat(unnamed)
                .hasSizeGreaterThan(1000)
                .contains(
                        "POST /engine-rest/job/" + ID + "/execute",
                        "DELETE /engine-rest/deployment/" + ID,
                        "DELETE /camunda/api/engine/engine/default/history/process-instance/" + ID,
                        "POST /camunda/api/engine/engine/default/message",
                        "POST /engine-rest/history/cleanup",
                        "PUT /engine-rest/task/" + ID + "/variables/" + ID)
                .allMatch(call -> ask(call, NOBODY).named().isEmpty());
        assertThat(faults(
                        unnamed.stream()
                                .filter(call -> !call.matches(".*(/word|/engine-rest/engine/).*"))
                                .toList(),
                        (call, caller) -> caller.loggedIn() ? "404" : loggedOut(call)))
                .isEmpty();
    }

    @Test
    void whatIsNamedIsForThoseWhoAreNamedWithIt() {
        List<String> named = named().map(call -> filled(call, ID)).toList();

        assertThat(faults(named, (call, caller) -> {
                    if (ask(call, caller).isGranted()) {
                        return "";
                    }
                    return caller.loggedIn() ? "403" : loggedOut(call);
                }))
                .isEmpty();
    }

    /** Paths are what their reader takes them for, however they are written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "404 POST /engine-rest/job/{id}/execute/",
                "404 POST /engine-rest/job/{id}/%65xecute",
                "404 POST /engine-rest/engine/default/job/{id}/execute",
                "404 POST /engine-rest/engine/other/task/{id}/claim",
                "404 GET /ENGINE-REST/task",
                "404 GET /engine-rest/Task",
                "404 GET /engine-rest/task/word",
                "404 GET /engine-rest/history/batch/count",
                "404 HEAD /engine-rest/history/batch/count",
                "404 OPTIONS /engine-rest/deployment",
                "404 PATCH /engine-rest/task/{id}",
                "400 TRACE /engine-rest/task",
                "400 POST /engine-rest/job/{id}/execute;v=1",
                "400 POST /engine-rest/job%2F{id}/execute",
                "400 POST /engine-rest/task/%2e%2e/job/{id}/execute",
                "400 POST /engine-rest/job/{id}/execute%00",
                "200 GET /engine-rest/task/",
                "200 HEAD /engine-rest/task",
                "404 OPTIONS /engine-rest/task"
            })
    void aPathIsWhatItIsReadAs(String expected) {
        String call = filled(expected.substring(4), ID);
        for (Caller caller : callers.stream().filter(Caller::loggedIn).toList()) {
            int status = send(call, caller).statusCode();
            if (expected.startsWith("200")) {
                assertThat(status).as(caller.name()).isEqualTo(ask(call, caller).isGranted() ? 200 : 403);
            } else {
                assertThat(status).as(caller.name()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
            }
        }
    }

    @Test
    void noOtherMethodIsReadOutOfAHeaderOrAParameter() {
        for (String[] header : new String[][] {
            {"X-HTTP-Method-Override", "DELETE"}, {"X-HTTP-Method", "DELETE"}, {"X-Method-Override", "DELETE"}
        }) {
            programs.call(
                    "POST",
                    "/engine-rest/user/stranger?_method=DELETE",
                    "{}",
                    "Authorization",
                    basic(callers.get(callers.size() - 2)),
                    header[0],
                    header[1]);
        }
        assertThat(identity.createUserQuery().userId(STRANGER).count()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auditor POST /engine-rest/task {\"assigneeExpression\": \"${1}\"}",
                "auditor POST /engine-rest/task {\"orQueries\": [{\"assigneeExpression\": \"${1}\"}]}",
                "auditor POST /engine-rest/task/count {\"orQueries\": [{\"orQueries\": [{\"dueBeforeExpression\": \"${1}\"}]}]}",
                "auditor GET /engine-rest/task?assigneeExpression=x",
                "auditor POST /engine-rest/task []",
                "msNurse POST /engine-rest/filter/{id}/list {\"candidateGroupExpression\": \"x\"}",
                "msNurse POST /engine-rest/task/{id}/complete {\"variables\": {}, \"withVariablesInReturn\": true}",
                "processOwner POST /engine-rest/process-instance/count {\"businessKey\": \"P-1\"}",
                "processOwner POST /engine-rest/history/task/count {\"processInstanceBusinessKey\": \"P-1\"}"
            })
    void nothingIsAskedThatTheListDoesNotTake(String asked) {
        String[] parts = filled(asked, ID).split(" ", 4);
        Caller caller = callers.stream()
                .filter(each -> parts[0].equals(each.name()))
                .findFirst()
                .orElseThrow();
        HttpResponse<String> answer =
                programs.call(parts[1], parts[2], parts.length > 3 ? parts[3] : null, "Authorization", basic(caller));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsAnyOf("Not taken here: ", "is not a JSON object")
                .doesNotContain("ENGINE-", "Exception");
    }

    @Test
    void whatTheEngineCannotDoIsSaidInPlainWords() {
        for (String call : List.of(
                "POST /engine-rest/task/{id}/claim",
                "GET /engine-rest/task/{id}",
                "GET /engine-rest/task/{id}/deployed-form",
                "POST /engine-rest/task/{id}/submit-form",
                "POST /engine-rest/process-definition/{id}/submit-form")) {
            HttpResponse<String> answer = send(filled(call, ID), callers.get(0));

            assertThat(answer.statusCode()).as(call).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"type\":\"NotFound\",\"message\":\"There is no such thing, it has ended, or it is not for your groups\"}");
        }
        HttpResponse<String> unreadable = send("GET /engine-rest/task?maxResults=many", callers.get(0));
        assertThat(unreadable.statusCode()).isBetween(400, 404);
        assertThat(unreadable.body()).doesNotContain("ENGINE-", "Exception", "many");
    }

    @Test
    void nothingThatHasHappenedIsClearedAway() {
        assertThat(history.findHistoryCleanupJobs()).isEmpty();
        assertThatThrownBy(() -> history.cleanUpHistoryAsync(true)).isInstanceOf(BadUserRequestException.class);
    }

    /** Each call as each caller: what was not answered as expected. */
    private List<String> faults(List<String> calls, BiFunction<String, Caller, String> expected) {
        return callers.stream()
                .flatMap(caller -> calls.stream()
                        .map(call -> call.replace("{me}", String.valueOf(caller.name())))
                        .flatMap(call -> fault(call, caller, expected.apply(call, caller))))
                .toList();
    }

    /** @param expected how the answer begins; empty: anything but a refusal of the door's, and no fault of the engine's */
    private Stream<String> fault(String call, Caller caller, String expected) {
        HttpResponse<String> answer = send(call, caller);
        String found = answer.statusCode() + " " + answer.body();
        boolean refused = found.contains(NOTHING_HERE) || found.contains(FOR_OTHERS) || answer.statusCode() == 401;
        boolean failed = answer.statusCode() >= 500 && call.matches("\\w+ (/engine-rest|/camunda)/.*");
        boolean right = expected.isEmpty() ? !refused && !failed : found.startsWith(expected);
        return right
                ? Stream.empty()
                : Stream.of("%s %s: expected '%s', found %s".formatted(caller.name(), call, expected, found));
    }

    /** A browser's call by session, a program's by Basic. */
    private HttpResponse<String> send(String call, Caller caller) {
        String[] parts = call.split(" ");
        String body = Set.of("POST", "PUT").contains(parts[0]) ? "{}" : null;
        if (Stream.of("/engine-rest", "/api", "/fhir", "/actuator").noneMatch(parts[1]::startsWith)) {
            return visitors.computeIfAbsent(caller, this::visit).call(parts[0], parts[1], body);
        }
        return programs.call(
                parts[0],
                parts[1],
                body,
                caller.loggedIn() ? new String[] {"Authorization", basic(caller)} : new String[0]);
    }

    private Visitor visit(Caller caller) {
        String address = "http://localhost:" + port;
        if (!caller.loggedIn()) {
            return new Visitor(address);
        }
        Visitor visitor = Visitor.loggedIn(address, caller.name());
        visitor.get("/camunda/app/welcome/default/");
        return visitor;
    }

    private static String basic(Caller caller) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((caller.name() + ":" + Members.PASSWORD).getBytes(StandardCharsets.UTF_8));
    }

    /** A page leads to the log-in, and everything else says that one is needed. */
    private static String loggedOut(String call) {
        return call.matches("GET /(?!camunda/api|engine-rest|api/|fhir|actuator).*") ? "302" : "401";
    }

    private static Door.Answer ask(String call, Caller caller) {
        String[] parts = call.split(" ");
        return Door.ask(parts[0], parts[1], caller);
    }

    /** Every call of the list, wherever it is asked. */
    private static Stream<String> named() {
        return Door.PERMITS.stream()
                .flatMap(permit -> permit.calls().stream()
                        .filter(call -> !call.path().matches(".*/log(in|out)"))
                        .flatMap(call ->
                                prefixes(permit.way()).map(prefix -> call.method() + " " + prefix + call.path())))
                .distinct();
    }

    private static Stream<String> prefixes(Permit.Way way) {
        return switch (way) {
            case ADDRESS -> Stream.of("");
            case ENGINE -> Stream.of("/engine-rest", "/camunda/api/engine/engine/default");
            case BASIC -> Stream.of("/engine-rest/engine/default");
            case SESSION -> Stream.of("/camunda/api/engine/engine/default");
        };
    }

    private static String filled(String call, String value) {
        return call.replaceAll("/engine/\\{name}", "/engine/default")
                .replaceAll("\\{(engine|processEngineName)}", "default")
                .replaceAll("\\{app(Name)?}", "tasklist")
                .replace("{file}", "a.js")
                .replaceAll("\\{(?!me})[\\w-]+}", value);
    }
}
