package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one place where a body is read, behind the log-in and before every reader. It is taken whole, counted while it
 * arrives, and looked at once: what it would cost a reader to build (nesting, numbers, parts) is known before one begins.
 */
@Component
@ConditionalOnWebApplication
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class BodyFilter extends OncePerRequestFilter {

    private static final int BLOCK = 8192;
    private static final String BETWEEN_HEAD_AND_CONTENT = "\r\n\r\n";

    private final Limits limits;

    BodyFilter(Limits limits) {
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest read;
        try {
            read = read(request);
        } catch (BodyRefused refused) {
            refused.answer(request, response);
            return;
        }
        chain.doFilter(read, response);
    }

    private HttpServletRequest read(HttpServletRequest request) throws BodyRefused {
        DataSize most = limits.size(request);
        if (anonymous() && most.compareTo(limits.anonymous()) > 0) {
            most = limits.anonymous();
        }
        if (request.getContentLengthLong() > most.toBytes()) {
            throw BodyRefused.tooLarge(most);
        }
        Optional<MediaType> type = type(request);
        if (type.filter(MediaType.MULTIPART_FORM_DATA::includes).isEmpty()) {
            readParameters(request);
        }
        byte[] body = received(request, most);
        if (body.length == 0) {
            return request;
        }
        check(request, type, body);
        return new BufferedRequest(request, body);
    }

    private static boolean anonymous() {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        return user == null || user instanceof AnonymousAuthenticationToken;
    }

    private static Optional<MediaType> type(HttpServletRequest request) throws BodyRefused {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new BodyRefused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not taken: send the body as it is");
        }
        String named = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (named == null || named.isBlank()) {
            return Optional.empty();
        }
        try {
            MediaType type = MediaType.parseMediaType(named);
            if (type.getCharset() != null && !type.getCharset().equals(StandardCharsets.UTF_8)) {
                throw new BodyRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type: send the body in UTF-8");
            }
            return Optional.of(type);
        } catch (IllegalArgumentException e) {
            throw new BodyRefused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type cannot be read. Right would be, for one, application/json");
        }
    }

    /** Query and form are read by the server itself, which stops at its own limit and leaves out what it cannot read. */
    private static void readParameters(HttpServletRequest request) throws BodyRefused {
        request.getParameterMap();
        if (request.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) == null) {
            return;
        }
        Object reason = request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR);
        if (reason == FailReason.POST_TOO_LARGE) {
            throw new BodyRefused(HttpStatus.PAYLOAD_TOO_LARGE, "The form is larger than is taken here");
        }
        throw new BodyRefused(
                HttpStatus.BAD_REQUEST,
                reason == FailReason.TOO_MANY_PARAMETERS
                        ? "The query or the form has too many parameters"
                        : "The query or the form cannot be read: write name=value, with percent signs and in UTF-8");
    }

    private byte[] received(HttpServletRequest request, DataSize most) throws BodyRefused {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long begun = System.nanoTime();
        byte[] block = new byte[BLOCK];
        try {
            InputStream from = request.getInputStream();
            for (int count = from.read(block); count >= 0; count = from.read(block)) {
                body.write(block, 0, count);
                if (body.size() > most.toBytes()) {
                    throw BodyRefused.tooLarge(most);
                }
                if (System.nanoTime() - begun > limits.arrival().toNanos()) {
                    throw new BodyRefused(
                            HttpStatus.REQUEST_TIMEOUT,
                            "The body did not arrive within %d seconds"
                                    .formatted(limits.arrival().toSeconds()));
                }
            }
        } catch (IOException e) {
            throw new BodyRefused(
                    HttpStatus.BAD_REQUEST, "The body broke off, or is not in the chunks that it announces");
        }
        return body.toByteArray();
    }

    private void check(HttpServletRequest request, Optional<MediaType> type, byte[] body) throws BodyRefused {
        if (type.filter(MediaType.MULTIPART_FORM_DATA::includes).isPresent()) {
            checkParts(type.get().getParameter("boundary"), body);
            return;
        }
        String text = text(body);
        if (text.startsWith("<")) {
            try {
                BodyCheck.xml(text, limits.depth());
            } catch (XMLStreamException malformed) {
                // its reader says so
            }
        }
        boolean calledJson =
                type.filter(each -> each.getSubtype().endsWith("json")).isPresent();
        if (calledJson || text.startsWith("{") || text.startsWith("[")) {
            try {
                BodyCheck.json(body, limits.depth());
            } catch (JsonProcessingException malformed) {
                // a laboratory's message is kept as it is, and its reader says what is wrong with it
                if (calledJson && !Limits.ofResults(request.getRequestURI())) {
                    throw new BodyRefused(
                            HttpStatus.BAD_REQUEST,
                            malformed.getLocation() == null
                                    ? "The body is not JSON"
                                    : "The body is not JSON, from line %d, column %d on"
                                            .formatted(
                                                    malformed.getLocation().getLineNr(),
                                                    malformed.getLocation().getColumnNr()));
                }
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Every reader takes the body for UTF-8; whoever took it for something else would read another body. */
    private static String text(byte[] body) throws BodyRefused {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new BodyRefused(HttpStatus.BAD_REQUEST, "The body holds the character NUL, which is no text");
            }
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripLeading();
        } catch (CharacterCodingException e) {
            throw new BodyRefused(HttpStatus.BAD_REQUEST, "The body is not UTF-8");
        }
    }

    private void checkParts(String boundary, byte[] body) throws BodyRefused {
        if (boundary == null || boundary.isEmpty()) {
            throw new BodyRefused(HttpStatus.BAD_REQUEST, "Content-Type: the boundary of the parts is missing");
        }
        byte[] mark = ("--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        List<Integer> marks = new ArrayList<>();
        for (int i = 0; i + mark.length <= body.length; i++) {
            if (body[i] == mark[0] && Arrays.equals(body, i, i + mark.length, mark, 0, mark.length)) {
                marks.add(i);
            }
        }
        int parts = marks.size() - 1; // the last mark ends the body
        if (parts > limits.parts()) {
            throw new BodyRefused(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "The body has more than %d parts, the most that is taken".formatted(limits.parts()));
        }
        for (int part = 0; part < parts; part++) {
            checkPart(Arrays.copyOfRange(body, marks.get(part) + mark.length, marks.get(part + 1)));
        }
    }

    /** A file is as deep as a body may be; whether it can be read at all, its reader says. */
    private void checkPart(byte[] part) throws BodyRefused {
        String text = new String(part, StandardCharsets.UTF_8);
        String content =
                text.substring(text.indexOf(BETWEEN_HEAD_AND_CONTENT) + 1).stripLeading();
        try {
            if (content.startsWith("<")) {
                BodyCheck.xml(content, limits.depth());
            } else if (content.startsWith("{")) {
                BodyCheck.json(content.getBytes(StandardCharsets.UTF_8), limits.depth());
            }
        } catch (XMLStreamException | JsonProcessingException malformed) {
            // its reader says so
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
