package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The web request that brings a submission, for those who act on it deep in the engine. */
public final class SubmittedRequest {

    private static final String BODY = SubmittedRequest.class.getName();

    private final HttpServletRequest request;
    private final JsonNode body;

    private SubmittedRequest(HttpServletRequest request, JsonNode body) {
        this.request = request;
        this.body = body;
    }

    static void keep(HttpServletRequest request, JsonNode body) {
        request.setAttribute(BODY, body);
    }

    /** The one that this thread works on; empty where no web request brings a submission. */
    public static Optional<SubmittedRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && attributes.getRequest().getAttribute(BODY) instanceof JsonNode body
                ? Optional.of(new SubmittedRequest(attributes.getRequest(), body))
                : Optional.empty();
    }

    /** The answers as they were sent: name to an object with a value. */
    public JsonNode variables() {
        return body.path("variables");
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }
}
