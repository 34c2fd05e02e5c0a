package org.alemtuzumab.pathway.security;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Proves once more, for a signature, that the person at the screen is the one who logged in. A local user types the password;
 * who came from an identity provider is sent there again: the browser goes to {@link #AGAIN} with the page to come back to,
 * and {@link #steppedUpAt} then says when.
 */
@Component
public class Reauthentication {

    /** Where the browser goes, with the path to come back to as {@code ?to=/…}. */
    public static final String AGAIN = "/login/again";

    static final String STEPPED_UP = Reauthentication.class.getName() + ".at";

    private final EngineLogin login;

    Reauthentication(EngineLogin login) {
        this.login = login;
    }

    /**
     * Whether this is the user's password; guessing is braked as at the log-in.
     *
     * @throws TooManyAttempts where it was not looked at; answer 429 with Retry-After
     */
    public boolean passwordIs(String user, String password) {
        return login.passwordIs(user, password);
    }

    /** When the person of this session proved himself to the identity provider again; empty for local users. */
    public Optional<Instant> steppedUpAt() {
        return session().map(session -> (Instant) session.getAttribute(STEPPED_UP));
    }

    private static Optional<HttpSession> session() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                ? Optional.ofNullable(web.getRequest().getSession(false))
                : Optional.empty();
    }
}
