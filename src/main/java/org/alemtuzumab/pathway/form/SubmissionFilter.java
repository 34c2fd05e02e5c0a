package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.alemtuzumab.pathway.security.BufferedRequest;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Stands before the engine's REST interface, which Tasklist uses too. A submission brings nothing but answers of its
 * form: the engine would take any other name for a variable of the process.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class SubmissionFilter extends OncePerRequestFilter {

    private static final Pattern SUBMISSION = Pattern.compile(
            "/(?:engine-rest|camunda/api)/.*?(task|process-definition)/(key/)?([^/]+)/(submit-form|complete)");

    /** What the engine keeps of a text. */
    private static final int LONGEST = 4000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FormService forms;
    private final RepositoryService repository;
    private final TaskService tasks;

    SubmissionFilter(FormService forms, RepositoryService repository, TaskService tasks) {
        this.tasks = tasks;
        this.forms = forms;
        this.repository = repository;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                || !SUBMISSION.matcher(path(request)).matches();
    }

    /** The path as the engine will read it: decoded, without slashes at its end. */
    private static String path(HttpServletRequest request) {
        return StringUtils.trimTrailingCharacter(UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8), '/');
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        BufferedRequest submission = BufferedRequest.of(request);
        JsonNode body = read(submission);
        SubmittedRequest.keep(request, body);
        List<String> foreign = foreign(submission, body);
        if (!foreign.isEmpty()) {
            refuse(response, "The form does not ask for: " + String.join(", ", foreign));
            return;
        }
        List<String> tooLong = answers(body, SubmissionFilter::isTooLong);
        if (!tooLong.isEmpty()) {
            refuse(response, "Longer than %d characters: %s".formatted(LONGEST, String.join(", ", tooLong)));
            return;
        }
        List<String> objects = answers(
                body,
                value -> value.isObject()
                        || value.isArray()
                                && StreamSupport.stream(value.spliterator(), false)
                                        .anyMatch(JsonNode::isContainerNode));
        if (!objects.isEmpty()) {
            refuse(
                    response,
                    "Not a text, a number, true or false, or a list of these: %s"
                            .formatted(String.join(", ", objects)));
            return;
        }
        chain.doFilter(request, response);
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
        return names.isEmpty() || isOfNoTask(path(submission)) ? List.of() : without(names, askedFor(path(submission)));
    }

    /** The engine keeps what is sent before a form's own limits are looked at, the answers that its form hides too. */
    private static boolean isTooLong(JsonNode value) {
        return (value.isTextual() ? value.asText() : value.toString()).length() > LONGEST;
    }

    private static List<String> answers(JsonNode body, Predicate<JsonNode> which) {
        List<String> names = new ArrayList<>();
        body.path("variables").fields().forEachRemaining(answer -> {
            if (which.test(answer.getValue().path("value"))) {
                names.add(answer.getKey());
            }
        });
        return names;
    }

    /** The engine says itself that there is none, or none for this person. */
    private boolean isOfNoTask(String uri) {
        Matcher path = SUBMISSION.matcher(uri);
        return path.matches()
                && path.group(1).equals("task")
                && tasks.createTaskQuery().taskId(path.group(3)).count() == 0;
    }

    private static List<String> without(List<String> names, List<String> asked) {
        names.removeAll(asked);
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

    private static void refuse(HttpServletResponse response, String message) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE + ";charset=UTF-8");
        response.getOutputStream()
                .write(JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("type", "InvalidRequestException")
                        .put("message", message)));
    }
}
