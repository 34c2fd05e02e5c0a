package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tasklist shows a nurse the text that the engine's REST interface answers. The engine wraps a refusal in its own words
 * ("Cannot submit task form …: ENGINE-03051 …"); here the reader gets the refusal alone.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class SubmissionFilter extends OncePerRequestFilter {

    private static final Pattern SUBMISSION =
            Pattern.compile("/(engine-rest|camunda/api)/.*/(submit-form|complete|resolve|start)");

    /** What the engine puts before and after the text of an exception that a listener threw. */
    private static final Pattern WRAPPED = Pattern.compile(".*ENGINE-\\d+ [^:]*: '(.*)'[^']*", Pattern.DOTALL);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !SUBMISSION.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
            rewrite(answer);
        }
        answer.copyBodyToResponse();
    }

    private static void rewrite(ContentCachingResponseWrapper answer) throws IOException {
        JsonNode error = JSON.readTree(answer.getContentAsByteArray());
        Matcher wrapped = WRAPPED.matcher(error.path("message").asText());
        if (error instanceof ObjectNode body && wrapped.matches()) {
            body.put("message", wrapped.group(1));
            answer.resetBuffer();
            answer.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            answer.setContentType("application/json;charset=UTF-8");
            answer.getOutputStream().write(JSON.writeValueAsBytes(body));
        }
    }
}
