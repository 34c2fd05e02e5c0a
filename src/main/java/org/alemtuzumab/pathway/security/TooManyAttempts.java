package org.alemtuzumab.pathway.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** So many wrong passwords came from an address that the next is not looked at for a while. */
public final class TooManyAttempts extends AuthenticationException {

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super("Too many wrong passwords");
        this.wait = wait;
    }

    /** Whole seconds, at least one, as the header Retry-After wants them. */
    public long seconds() {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
