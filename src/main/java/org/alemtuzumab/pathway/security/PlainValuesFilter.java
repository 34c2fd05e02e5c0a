package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Lets nothing reach the engine but plain values: no expression to evaluate, no object of Java to build. The engine has both
 * shut for itself; here they are answered in plain words, at any depth of a body, before it reads one.
 */
@Component
@ConditionalOnWebApplication
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 3)
class PlainValuesFilter extends OncePerRequestFilter {

    private static final Pattern OF_THE_ENGINE = Pattern.compile("/(?:engine-rest|camunda/api)(?:/.*)?");

    /** The only place that takes files. */
    private static final Pattern DEPLOYMENT = Pattern.compile("/(?:engine-rest|camunda/api)/(?:.*/)?deployment/create");

    /** Tasklist sends the lists of a start form as JSON; {@code form.SubmissionFilter} writes them as texts, and refuses any other. */
    private static final Pattern START =
            Pattern.compile("/(?:engine-rest|camunda/api)/(?:.*/)?process-definition/(?:key/)?[^/]+/submit-form/*");

    private static final String LISTS = "json";

    private static final String EXPRESSION = "Expression";
    /** Types of a value that the engine would build from what is sent, and that no form asks for. */
    private static final Set<String> NOT_PLAIN = Set.of("object", "file", "bytes", "json", "xml");

    private static final Set<String> OF_OBJECTS = Set.of("objectTypeName", "serializationDataFormat");

    /** The latest version of a process would stand still. */
    private static final Pattern ACTIVATION = Pattern.compile("(?i)name\\*?=\"?deployment-activation-time");

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !OF_THE_ENGINE.matcher(path(request)).matches();
    }

    private static String path(HttpServletRequest request) {
        return UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> problem = problem(request);
        if (problem.isPresent()) {
            new BodyRefused(HttpStatus.BAD_REQUEST, problem.get()).answer(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static Optional<String> problem(HttpServletRequest request) {
        if (isMultipart(request)) {
            if (!DEPLOYMENT.matcher(path(request)).matches()) {
                return Optional.of("Files are taken by a deployment only. Send JSON.");
            }
            String parts = new String(BufferedRequest.of(request).body(), StandardCharsets.ISO_8859_1);
            return ACTIVATION.matcher(parts).find()
                    ? Optional.of(
                            "deployment-activation-time: until then nothing would go on. Deploy when it is to hold.")
                    : Optional.empty();
        }
        return request.getParameterMap().keySet().stream()
                .flatMap(name -> ofName(name).stream())
                .findFirst()
                .or(() -> ofBody(
                        BufferedRequest.of(request).body(),
                        START.matcher(path(request)).matches()));
    }

    private static boolean isMultipart(HttpServletRequest request) {
        return request.getContentType() != null
                && MediaType.parseMediaType(request.getContentType()).getType().equals("multipart");
    }

    /** A sentence about what a body brings that is no plain value. */
    static Optional<String> ofBody(byte[] body) {
        return ofBody(body, false);
    }

    private static Optional<String> ofBody(byte[] body, boolean lists) {
        if (body.length == 0) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Optional<String> problem =
                        switch (token) {
                            case FIELD_NAME -> ofName(parser.currentName());
                            case VALUE_STRING ->
                                "type".equals(parser.currentName()) && !isPlain(parser.getText(), lists)
                                        ? Optional.of(ofObject("type"))
                                        : Optional.empty();
                            default -> Optional.empty();
                        };
                if (problem.isPresent()) {
                    return problem;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("The body is not JSON.");
        }
    }

    private static boolean isPlain(String type, boolean lists) {
        String name = type.strip().toLowerCase(Locale.ROOT);
        return !NOT_PLAIN.contains(name) || lists && name.equals(LISTS);
    }

    private static Optional<String> ofName(String name) {
        if (name.endsWith(EXPRESSION)) {
            return Optional.of("'%s': expressions are refused. Give the value itself, as '%s'."
                    .formatted(name, name.substring(0, name.length() - EXPRESSION.length())));
        }
        return OF_OBJECTS.contains(name) ? Optional.of(ofObject(name)) : Optional.empty();
    }

    private static String ofObject(String name) {
        return "'%s': objects of Java and files are refused. Give a text, a number, true or false, or a date."
                .formatted(name);
    }
}
