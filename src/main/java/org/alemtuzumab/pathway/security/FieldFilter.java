package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.security.Permit.Call;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets through what the list takes with a call, in its address and in its body, and nothing more: the engine's queries know
 * some hundred more fields, expressions and the values of variables among them.
 */
@Component
@ConditionalOnWebApplication
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 2)
class FieldFilter extends OncePerRequestFilter {

    /** Holds queries within a query. */
    private static final String ALTERNATIVES = "orQueries";

    private static final Pattern PROFILE = Pattern.compile(".*/user/([^/]+)/profile/?");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<Call> open = DoorKeeper.openedBy(request);
        if (!open.isEmpty() && open.stream().noneMatch(call -> call.takes(Call.ANYTHING))) {
            try {
                check(request, open);
            } catch (BodyRefused refused) {
                refused.answer(request, response);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void check(HttpServletRequest request, List<Call> open) throws BodyRefused, IOException {
        Collection<String> fields = new TreeSet<>(request.getParameterMap().keySet());
        byte[] body = BufferedRequest.of(request).body();
        if (body.length > 0) {
            JsonNode sent = json(body);
            collect(sent, fields);
            requireSameUser(request.getRequestURI(), sent);
        }
        fields.removeIf(field -> open.stream().anyMatch(call -> call.takes(field)));
        if (!fields.isEmpty()) {
            throw new BodyRefused(
                    HttpStatus.BAD_REQUEST,
                    "Not taken here: %s. What is taken: %s"
                            .formatted(
                                    fields.stream()
                                            .map(field -> field.length() > 60 ? field.substring(0, 60) + "…" : field)
                                            .collect(Collectors.joining(", ")),
                                    open.stream()
                                            .flatMap(call -> call.fields().stream())
                                            .distinct()
                                            .sorted()
                                            .collect(Collectors.joining(", "))));
        }
    }

    /** The engine would give this user's password to whom the body names. */
    private static void requireSameUser(String path, JsonNode body) throws BodyRefused {
        Matcher profile = PROFILE.matcher(path);
        if (profile.matches() && body.has("id") && !body.path("id").asText().equals(profile.group(1))) {
            throw new BodyRefused(
                    HttpStatus.BAD_REQUEST, "An id is never changed: leave it out, or give the user's own");
        }
    }

    /** Whatever type it says it is of: only what says that it is JSON has been read before. */
    private static JsonNode json(byte[] body) throws BodyRefused {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new BodyRefused(HttpStatus.BAD_REQUEST, "The body is not JSON");
        }
    }

    private static void collect(JsonNode body, Collection<String> fields) throws BodyRefused {
        if (!body.isObject()) {
            throw new BodyRefused(HttpStatus.BAD_REQUEST, "The body is not a JSON object");
        }
        body.fieldNames().forEachRemaining(fields::add);
        for (JsonNode alternative : body.path(ALTERNATIVES)) {
            collect(alternative, fields);
        }
    }
}
