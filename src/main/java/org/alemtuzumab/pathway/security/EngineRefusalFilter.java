package org.alemtuzumab.pathway.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.security.Permit.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands right before the engine's interface and says in our words why something was not done: the engine calls most of it
 * a fault of its own (500), with its ids, its classes and what stands in its database.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.LOWEST_PRECEDENCE)
class EngineRefusalFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineRefusalFilter.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What our own pages ask within the web applications is answered by our own controllers. */
    private static final String OURS = Paths.WEB_APPLICATIONS_API + "/pathway";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Paths.isBelow(OURS, request)
                || !Paths.isBelow("/engine-rest", request) && !Paths.isBelow(Paths.WEB_APPLICATIONS_API, request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Held held = new Held(response);
        chain.doFilter(request, held);
        if (held.body.size() > 0 && !response.isCommitted()) {
            EngineRefusal refusal = EngineRefusal.of(response.getStatus(), read(held.body.toByteArray()));
            if (refusal.status().is5xxServerError()) {
                LOG.error(
                        "{} failed in the engine: {}",
                        DoorKeeper.openedBy(request).stream()
                                .map(Call::toString)
                                .distinct()
                                .collect(Collectors.joining(", ")),
                        refusal.cause());
            }
            new BodyRefused(refusal.status(), refusal.message()).answer(request, response);
        }
    }

    private static JsonNode read(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException noJson) {
            return JSON.createObjectNode();
        }
    }

    /** Holds back what is said beside a status that is no success; everything else goes out as it comes. */
    private static final class Held extends HttpServletResponseWrapper {

        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Held(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (getStatus() < SC_BAD_REQUEST) {
                return super.getOutputStream();
            }
            return new ServletOutputStream() {

                @Override
                public void write(int one) {
                    body.write(one);
                }

                @Override
                public void write(byte[] some, int offset, int length) {
                    body.write(some, offset, length);
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setWriteListener(WriteListener listener) {
                    throw new UnsupportedOperationException("What is held back is written at once");
                }
            };
        }

        @Override
        public void flushBuffer() throws IOException {
            if (getStatus() < SC_BAD_REQUEST) {
                super.flushBuffer();
            }
        }
    }
}
