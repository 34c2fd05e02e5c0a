package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/** A request that nobody shall read. Its message is for whoever sent it: what is wrong, where, and what would be right. */
final class BodyRefused extends Exception {

    private static final long serialVersionUID = 1L;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The rest of such a body is not read. */
    private static final Set<HttpStatus> CLOSING =
            EnumSet.of(HttpStatus.PAYLOAD_TOO_LARGE, HttpStatus.REQUEST_TIMEOUT, HttpStatus.UNSUPPORTED_MEDIA_TYPE);

    /** Kinds of issue in FHIR; any other is "invalid". */
    private static final Map<HttpStatus, String> CODES = Map.of(
            HttpStatus.PAYLOAD_TOO_LARGE, "too-long",
            HttpStatus.FORBIDDEN, "forbidden",
            HttpStatus.NOT_FOUND, "not-found",
            HttpStatus.METHOD_NOT_ALLOWED, "not-supported");

    private static final long KILOBYTE = DataSize.ofKilobytes(1).toBytes();

    private final HttpStatus status;

    BodyRefused(HttpStatus status, String message) {
        super(message);
        this.status = status;
    }

    static BodyRefused tooLarge(DataSize most) {
        return new BodyRefused(
                HttpStatus.PAYLOAD_TOO_LARGE,
                "The body is larger than %,d kB, the most that is taken here".formatted(most.toBytes() / KILOBYTE));
    }

    /** In the words of the interface that was asked; the rest of the body is not read, and the connection ends. */
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI();
        ObjectNode answer = JSON.createObjectNode();
        String type = MediaType.APPLICATION_JSON_VALUE;
        if (Limits.ofResults(path)) {
            type = "application/fhir+json";
            answer.put("resourceType", "OperationOutcome");
            answer.putArray("issue")
                    .addObject()
                    .put("severity", "error")
                    .put("code", CODES.getOrDefault(status, "invalid"))
                    .put("diagnostics", getMessage());
        } else if (path.startsWith("/api/")) {
            type = MediaType.APPLICATION_PROBLEM_JSON_VALUE;
            answer.put("type", "about:blank")
                    .put("title", status.getReasonPhrase())
                    .put("status", status.value())
                    .put("detail", getMessage());
        } else {
            answer.put("type", status.getReasonPhrase().replace(" ", "")).put("message", getMessage());
        }
        if (CLOSING.contains(status)) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        byte[] body = JSON.writeValueAsBytes(answer);
        response.setStatus(status.value());
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
