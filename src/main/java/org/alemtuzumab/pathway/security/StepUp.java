package org.alemtuzumab.pathway.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Sends a person to the identity provider, and takes the person back. For a signature the provider is to ask for the password
 * though the person is logged in there; that it did so is seen by the hour that it names.
 */
final class StepUp extends SavedRequestAwareAuthenticationSuccessHandler implements OAuth2AuthorizationRequestResolver {

    static final String START = "/oauth2/authorization";
    static final String AGAIN = "again";

    private static final String ASKED = StepUp.class.getName() + ".asked";

    /** By how much the provider's clock may be behind ours. */
    private static final Duration CLOCKS = Duration.ofSeconds(30);

    /** How long a visitor on the way to the provider costs a session. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);

    private record Asked(String person, Instant at, String to) implements Serializable {}

    /** A person who has proved to the provider again, and when. */
    record Proved(String person, Instant at) implements Serializable {}

    private final DefaultOAuth2AuthorizationRequestResolver usual;
    private final ClinicTime time;

    StepUp(ClientRegistrationRepository registrations, ClinicTime time) {
        this.usual = new DefaultOAuth2AuthorizationRequestResolver(registrations, START);
        this.usual.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        this.time = time;
    }

    /** To be asked again, and then to go on at this path. */
    void ask(HttpSession session, String person, String to) {
        session.setAttribute(ASKED, new Asked(person, time.now().toInstant(), to));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
        return prepared(request, usual.resolve(request));
    }

    @Override
    public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String registration) {
        return prepared(request, usual.resolve(request, registration));
    }

    private static OAuth2AuthorizationRequest prepared(HttpServletRequest request, OAuth2AuthorizationRequest start) {
        if (start == null) {
            return null;
        }
        if (request.getSession(false) == null) {
            request.getSession().setMaxInactiveInterval((int) ON_THE_WAY.toSeconds());
        }
        return request.getParameter(AGAIN) == null
                ? start
                : OAuth2AuthorizationRequest.from(start)
                        .additionalParameters(more -> {
                            more.put("prompt", "login");
                            more.put("max_age", "0");
                        })
                        .build();
    }

    @Override
    public void onAuthenticationSuccess(HttpServletRequest request, HttpServletResponse response, Authentication person)
            throws IOException, ServletException {
        HttpSession session = request.getSession();
        session.setMaxInactiveInterval(request.getServletContext().getSessionTimeout() * 60);
        if (!(session.getAttribute(ASKED) instanceof Asked asked)) {
            super.onAuthenticationSuccess(request, response, person);
            return;
        }
        session.removeAttribute(ASKED);
        Instant proved = ((OidcUser) person.getPrincipal()).getAuthenticatedAt();
        if (!asked.person().equals(person.getName())) {
            session.invalidate();
            SecurityContextHolder.clearContext();
            refuse(request, response, "That was somebody else. Both are logged out here now.");
        } else if (proved == null || proved.isBefore(asked.at().minus(CLOCKS))) {
            refuse(request, response, "The identity provider did not ask for your password again: nothing is signed.");
        } else {
            session.setAttribute(
                    Reauthentication.STEPPED_UP,
                    new Proved(person.getName(), time.now().toInstant()));
            response.sendRedirect(request.getContextPath() + asked.to());
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, String why)
            throws IOException, ServletException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        request.setAttribute(LoginController.WHY, why);
        request.getRequestDispatcher(LoginController.REFUSED).forward(request, response);
    }
}
