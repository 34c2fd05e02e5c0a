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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngineException;
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

    private final FormService forms;

    ShownVariablesFilter(FormService forms) {
        this.forms = forms;
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
                named.retain(List.copyOf(names(path.group(1))));
                answer.getOutputStream().write(JSON.writeValueAsBytes(named));
            }
        }
        answer.copyBodyToResponse();
    }

    /** Every word of the form: of its keys, templates and conditions. */
    private Set<String> names(String task) throws IOException {
        Set<String> words = new HashSet<>();
        try (InputStream form = forms.getDeployedTaskForm(task)) {
            collect(JSON.readTree(form), words);
        } catch (ProcessEngineException noSuchForm) {
            return Set.of();
        }
        return words;
    }

    private static void collect(JsonNode form, Set<String> words) {
        if (form.isTextual()) {
            words.addAll(List.of(NO_NAME.split(form.textValue())));
        }
        form.forEach(part -> collect(part, words));
    }
}
