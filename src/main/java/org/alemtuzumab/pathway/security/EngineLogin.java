package org.alemtuzumab.pathway.security;

import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Logs in against the engine's identities; the groups become authorities. */
@Component
class EngineLogin implements AuthenticationProvider {

    private final IdentityService identity;
    private final Staff staff;
    private final Brake brake;

    EngineLogin(IdentityService identity, Staff staff, Brake brake) {
        this.identity = identity;
        this.staff = staff;
        this.brake = brake;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String user = attempt.getName();
        if (!passwordIs(user, String.valueOf(attempt.getCredentials()))) {
            throw new BadCredentialsException("Unknown user or wrong password");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                user, null, staff.member(user).orElseThrow().groups());
    }

    /**
     * @throws TooManyAttempts where so many were wrong that this one was not looked at, or the next will not be
     */
    boolean passwordIs(String user, String password) {
        if (identity.checkPassword(user, password)) {
            return true;
        }
        brake.waitOf(user).ifPresent(wait -> {
            throw new TooManyAttempts(wait);
        });
        return false;
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
