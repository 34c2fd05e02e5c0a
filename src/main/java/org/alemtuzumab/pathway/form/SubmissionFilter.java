package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.security.BufferedRequest;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriUtils;

/**
 * Stands before the engine's REST interface, which Tasklist uses too. A submission brings nothing but answers of its
 * form: the engine would take any other name for a variable of the process. And where a submission is refused, its
 * reader gets the refusal alone, not the engine's words around it ("Cannot submit task form …: ENGINE-03051 …").
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class SubmissionFilter extends OncePerRequestFilter {

    private static final Pattern SUBMISSION = Pattern.compile(
            "/(?:engine-rest|camunda/api)/.*?(task|process-definition)/(key/)?([^/]+)/(submit-form|complete|resolve)");

    /** Ways round the forms: they set variables, skip the start's checks, or hand a task to someone of another group. */
    private static final Pattern ROUND_THE_FORM = Pattern.compile(
            "/(?:engine-rest|camunda/api)/.*/(start|restart|restart-async|bpmnError|bpmnEscalation|assignee|delegate"
                    + "|identity-links|identity-links/delete)");

    /** What the engine puts before and after the text of an exception that a listener threw. */
    private static final Pattern WRAPPED = Pattern.compile(
            ".*ENGINE-\\d+ [^:]*: '(?:Exception while invoking TaskListener: )?(.*)'[^']*", Pattern.DOTALL);

    /** How the engine calls a refusal that reached it unwrapped: for it that is a fault of its own, status 500. */
    private static final String REFUSED = SubmissionRefused.class.getSimpleName();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormService forms;
    private final RepositoryService repository;

    SubmissionFilter(FormService forms, RepositoryService repository) {
        this.forms = forms;
        this.repository = repository;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return HttpMethod.GET.matches(request.getMethod())
                || !(SUBMISSION.matcher(path).matches()
                        || ROUND_THE_FORM.matcher(path).matches());
    }

    /** The path as the engine will read it: decoded, without slashes at its end. */
    private static String path(HttpServletRequest request) {
        return StringUtils.trimTrailingCharacter(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8), '/');
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (ROUND_THE_FORM.matcher(path(request)).matches()) {
            answer(
                    response,
                    JSON.createObjectNode()
                            .put("type", "InvalidRequestException")
                            .put(
                                    "message",
                                    "Not possible here: a process is started, and a task completed, by its form"));
            return;
        }
        BufferedRequest submission = BufferedRequest.of(request);
        JsonNode body = read(submission);
        SubmittedRequest.keep(request, body);
        List<String> foreign = foreign(submission, body);
        if (!foreign.isEmpty()) {
            answer(
                    response,
                    JSON.createObjectNode()
                            .put("type", "InvalidRequestException")
                            .put("message", "The form does not ask for: " + String.join(", ", foreign)));
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            rewrite(answer);
        }
        answer.copyBodyToResponse();
    }

    /** What is not JSON is left to the engine to refuse. */
    private static JsonNode read(BufferedRequest submission) {
        try {
            return JSON.readTree(submission.body());
        } catch (IOException unreadable) {
            return JSON.createObjectNode();
        }
    }

    /** Names in the submission that its form does not have. */
    private List<String> foreign(BufferedRequest submission, JsonNode body) throws IOException {
        List<String> names = new ArrayList<>();
        body.path("variables").fieldNames().forEachRemaining(names::add);
        if (!names.isEmpty()) {
            names.removeAll(askedFor(path(submission)));
        }
        return names;
    }

    private List<String> askedFor(String uri) throws IOException {
        Matcher path = SUBMISSION.matcher(uri);
        if (!path.matches()) {
            return List.of();
        }
        try (InputStream form = path.group(1).equals("task")
                ? forms.getDeployedTaskForm(path.group(3))
                : forms.getDeployedStartForm(definition(path.group(2) != null, path.group(3)))) {
            return FormSchema.read(form).keys();
        } catch (ProcessEngineException noSuchForm) {
            return List.of();
        }
    }

    private String definition(boolean byKey, String id) {
        return byKey
                ? repository.createProcessDefinitionQuery().processDefinitionKey(id).latestVersion().list().stream()
                        .map(ProcessDefinition::getId)
                        .findFirst()
                        .orElse(id)
                : id;
    }

    private static void rewrite(ContentCachingResponseWrapper response) throws IOException {
        JsonNode error = JSON.readTree(response.getContentAsByteArray());
        Matcher wrapped = WRAPPED.matcher(error.path("message").asText());
        boolean isWrapped = wrapped.matches();
        if (error instanceof ObjectNode body
                && (isWrapped || REFUSED.equals(body.path("type").asText()))) {
            response.resetBuffer();
            answer(response, isWrapped ? body.put("message", wrapped.group(1)) : body);
        }
    }

    private static void answer(HttpServletResponse response, ObjectNode error) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE + ";charset=UTF-8");
        response.getOutputStream().write(JSON.writeValueAsBytes(error));
    }
}
