package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UriUtils;

/**
 * Hands over with a task what its form names, and nothing else: the engine would add every variable that the task sees,
 * those of the whole process, where other groups' tasks keep theirs.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class ShownVariablesFilter extends OncePerRequestFilter {

    private static final Pattern VARIABLES =
            Pattern.compile(".*/(?:engine-rest|camunda/api)/(?:.*/)?task/([^/]+)/form-variables");
    private static final Pattern NO_NAME = Pattern.compile("\\W+");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SubmissionCheck check;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final CurrentUser user;

    ShownVariablesFilter(SubmissionCheck check, TaskService tasks, RuntimeService runtime, CurrentUser user) {
        this.check = check;
        this.tasks = tasks;
        this.runtime = runtime;
        this.user = user;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !asked(request).matches();
    }

    /** The path as the engine will read it: decoded, without slashes at its end. */
    private static Matcher asked(HttpServletRequest request) {
        return VARIABLES.matcher(StringUtils.trimTrailingCharacter(
                UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8), '/'));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpStatus.OK.value()) {
            Matcher path = asked(request);
            JsonNode variables = JSON.readTree(answer.getContentAsByteArray());
            answer.resetBuffer();
            if (path.matches() && variables instanceof ObjectNode named) {
                show(path.group(1), named);
                answer.getOutputStream().write(JSON.writeValueAsBytes(named));
            }
        }
        answer.copyBodyToResponse();
    }

    /**
     * Every word of the form: of its keys, templates and conditions. A variable of the process that only has the name of a
     * question is none of them: an answer given elsewhere prefills nothing here.
     */
    private void show(String task, ObjectNode variables) {
        ShownForm form;
        try {
            form = check.shown(task);
        } catch (ProcessEngineException noSuchForm) {
            variables.removeAll();
            return;
        }
        variables.retain(List.of(NO_NAME.split(form.text())));
        Set<String> own = own(task);
        form.fields().stream().filter(question -> !own.contains(question)).forEach(variables::remove);
        // Tasklist makes an object of Java of a list whose question it has not been told of
        form.fields().stream().filter(question -> !variables.has(question)).forEach(question -> variables
                .putObject(question)
                .put("type", "Null")
                .putNull("value")
                .putObject("valueInfo"));
    }

    /** What the task holds itself: what its diagram hands it, and what is filled in. */
    private Set<String> own(String task) {
        return user.asSystem(() -> {
            String step = tasks.createTaskQuery().taskId(task).singleResult().getExecutionId();
            Set<String> own = new HashSet<>(runtime.getVariablesLocal(step).keySet());
            own.addAll(tasks.getVariablesLocal(task).keySet());
            return own;
        });
    }
}
