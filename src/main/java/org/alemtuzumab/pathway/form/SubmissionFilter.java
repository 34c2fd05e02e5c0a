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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
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
        this.forms = forms;
        this.repository = repository;
        this.tasks = tasks;
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
        Matcher path = SUBMISSION.matcher(path(request));
        JsonNode answers = body.path("variables");
        if (answers.isEmpty() || !path.matches() || isOfNoTask(path)) {
            SubmittedRequest.keep(request, body);
            chain.doFilter(request, response);
            return;
        }
        List<FormSchema.Field> asked = askedFor(path);
        boolean lists = writeLists(answers, asked);
        SubmittedRequest.keep(request, body);
        Optional<String> problem =
                problem(answers, asked.stream().map(FormSchema.Field::key).toList());
        if (problem.isPresent()) {
            refuse(response, problem.get());
            return;
        }
        chain.doFilter(lists ? BufferedRequest.with(request, JSON.writeValueAsBytes(body)) : request, response);
    }

    /** @return whether anything of the body has changed */
    private static boolean writeLists(JsonNode answers, List<FormSchema.Field> asked) {
        return asked.stream()
                        .filter(FormSchema.Field::checklist)
                        .filter(field -> Checklist.write(answers.path(field.key())))
                        .count()
                > 0;
    }

    /** What is not JSON is left to the engine to refuse. */
    private static JsonNode read(BufferedRequest submission) {
        try {
            return JSON.readTree(submission.body());
        } catch (IOException unreadable) {
            return JSON.createObjectNode();
        }
    }

    private static Optional<String> problem(JsonNode answers, List<String> asked) {
        return refused("The form does not ask for", answers, (name, value) -> !asked.contains(name))
                .or(() -> refused(
                        "Longer than %d characters".formatted(LONGEST), answers, (name, value) -> isTooLong(value)))
                .or(() -> refused(
                        "Not a text, a number, true or false, or a list of these",
                        answers,
                        (name, value) -> holdsAnObject(value)
                                || answers.path(name)
                                        .path("type")
                                        .asText()
                                        .strip()
                                        .equalsIgnoreCase("Json")));
    }

    private static Optional<String> refused(String why, JsonNode answers, BiPredicate<String, JsonNode> which) {
        List<String> names = answers.properties().stream()
                .filter(answer -> which.test(answer.getKey(), answer.getValue().path("value")))
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty() ? Optional.empty() : Optional.of(why + ": " + String.join(", ", names));
    }

    /** The engine keeps what is sent before a form's own limits are looked at, the answers that its form hides too. */
    private static boolean isTooLong(JsonNode value) {
        return (value.isTextual() ? value.asText() : value.toString()).length() > LONGEST;
    }

    private static boolean holdsAnObject(JsonNode value) {
        return value.isObject()
                || StreamSupport.stream(value.spliterator(), false).anyMatch(JsonNode::isContainerNode);
    }

    /** The engine says itself that there is none, or none for this person. */
    private boolean isOfNoTask(Matcher path) {
        return path.group(1).equals("task")
                && tasks.createTaskQuery().taskId(path.group(3)).count() == 0;
    }

    private List<FormSchema.Field> askedFor(Matcher path) throws IOException {
        try (InputStream form = path.group(1).equals("task")
                ? forms.getDeployedTaskForm(path.group(3))
                : forms.getDeployedStartForm(definition(path.group(2) != null, path.group(3)))) {
            return FormSchema.read(form).fields();
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
