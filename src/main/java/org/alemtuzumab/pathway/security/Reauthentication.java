package org.alemtuzumab.pathway.security;

import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Proves once more, for a signature, that the person at the screen is the one who logged in. A local user types the password;
 * who came from an identity provider is sent there again: the browser goes to {@link #AGAIN} with the page to come back to,
 * and {@link #useStepUp} then says that it was done.
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
     * @throws TooManyAttempts where it was not looked at, or the next will not be; answer 429 with Retry-After
     */
    public boolean passwordIs(String user, String password) {
        return login.passwordIs(user, password);
    }

    /** Whether the person of this session came from an identity provider, and so has no password here to sign with. */
    public boolean byProvider() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof OAuth2AuthenticationToken;
    }

    /**
     * Whether the person of this session proved himself to the identity provider again since then. Once only: for what is
     * signed next, he proves himself anew.
     */
    public synchronized boolean useStepUp(Instant since) {
        boolean proved = steppedUpAt().filter(at -> at.isAfter(since)).isPresent();
        if (proved) {
            RequestContextHolder.currentRequestAttributes()
                    .removeAttribute(STEPPED_UP, RequestAttributes.SCOPE_SESSION);
        }
        return proved;
    }

    /** When that was; empty for local users. */
    Optional<Instant> steppedUpAt() {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        return person != null
                        && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
                        && web.getRequest().getSession(false) != null
                        && web.getRequest().getSession(false).getAttribute(STEPPED_UP) instanceof StepUp.Proved proved
                        && proved.person().equals(person.getName())
                ? Optional.of(proved.at())
                : Optional.empty();
    }
}
