package org.alemtuzumab.pathway.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.security.Door.Answer;
import org.alemtuzumab.pathway.security.Permit.Call;
import org.alemtuzumab.pathway.security.Permit.Caller;
import org.alemtuzumab.pathway.security.Permit.Who;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.UriUtils;

/**
 * Asks the list about each request, and tells whoever is logged in why not: 403 where it is for others, 404 where it is not at
 * all, and of FHIR 405 where the caller may do something else there.
 */
final class DoorKeeper implements AuthorizationManager<RequestAuthorizationContext>, AccessDeniedHandler {

    private static final String OPEN = DoorKeeper.class.getName();
    private static final String OFFERED = OPEN + ".offered";

    /** Forms that are not ours, or no longer valid. */
    private final AccessDeniedHandler otherwise = new AccessDeniedHandlerImpl();

    @Override
    public AuthorizationResult authorize(Supplier<Authentication> user, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Caller caller = caller(user.get());
        Answer answer = ask(request, caller);
        request.setAttribute(OPEN, answer.open());
        if (answer.named().isEmpty() && Limits.ofResults(request.getRequestURI())) {
            request.setAttribute(OFFERED, Door.methods(path(request), caller));
        }
        return answer;
    }

    /** The calls of the list that the request was let in by. */
    @SuppressWarnings("unchecked")
    static List<Call> openedBy(HttpServletRequest request) {
        return Optional.ofNullable((List<Call>) request.getAttribute(OPEN)).orElse(List.of());
    }

    @Override
    @Deprecated
    public AuthorizationDecision check(Supplier<Authentication> user, RequestAuthorizationContext context) {
        return new AuthorizationDecision(authorize(user, context).isGranted());
    }

    private static Answer ask(HttpServletRequest request, Caller caller) {
        return Door.ask(request.getMethod(), path(request), caller);
    }

    private static String path(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return UriUtils.decode(path, StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> offered(HttpServletRequest request) {
        return Optional.ofNullable((Set<String>) request.getAttribute(OFFERED)).orElse(Set.of());
    }

    private static Caller caller(Authentication user) {
        return user == null || user instanceof AnonymousAuthenticationToken
                ? Caller.NOBODY
                : new Caller(
                        user.getName(),
                        user.getAuthorities().stream()
                                .map(GrantedAuthority::getAuthority)
                                .toList());
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (!(denied instanceof AuthorizationDeniedException)) {
            otherwise.handle(request, response, denied);
            return;
        }
        String others =
                ask(request, Caller.NOBODY).named().stream().map(Who::label).collect(Collectors.joining("; "));
        if (!offered(request).isEmpty()) {
            String allowed = String.join(", ", offered(request));
            response.setHeader(HttpHeaders.ALLOW, allowed);
            new BodyRefused(HttpStatus.METHOD_NOT_ALLOWED, "Not offered here; what is: " + allowed)
                    .answer(request, response);
            return;
        }
        HttpStatus status = others.isEmpty() ? HttpStatus.NOT_FOUND : HttpStatus.FORBIDDEN;
        if (Paths.isPage(request)) {
            response.sendError(status.value());
            return;
        }
        String message = others.isEmpty()
                ? "Nothing is answered here. The README lists what is, and to whom"
                : "Not for your groups. This is for: " + others;
        new BodyRefused(status, message).answer(request, response);
    }
}
