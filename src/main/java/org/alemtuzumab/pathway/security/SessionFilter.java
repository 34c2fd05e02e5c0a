package org.alemtuzumab.pathway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session is worth what its person is worth now: with each request the groups are those of this moment, and the session
 * of somebody who has left, whose password has been changed elsewhere, or that has lasted too long, ends.
 */
final class SessionFilter extends OncePerRequestFilter {

    private static final String BEGAN = SessionFilter.class.getName() + ".began";
    private static final String PASSWORD = SessionFilter.class.getName() + ".password";

    /** With whose and which password the session goes on. */
    private record Mark(String user, String password) implements Serializable {}

    private final Staff staff;
    private final ClinicTime time;
    private final Duration longest;

    SessionFilter(Staff staff, ClinicTime time, Duration longest) {
        this.staff = staff;
        this.time = time;
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        HttpSession session = request.getSession(false);
        if (known != null && session != null) {
            Optional<Staff.Member> member = staff.member(known.getName());
            if (member.isEmpty() || hasLasted(session) || isChanged(mark(known, member.get()), session)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else {
                SecurityContextHolder.setContext(
                        new SecurityContextImpl(with(member.get().groups(), known)));
            }
        }
        chain.doFilter(request, response);
        if (known != null && session != null && changesPassword(request, response)) {
            staff.member(known.getName()).ifPresent(member -> session.setAttribute(PASSWORD, mark(known, member)));
        }
    }

    /** A log-in in the same browser goes on in the session of whoever was there before. */
    private static boolean isChanged(Mark mark, HttpSession session) {
        if (session.getAttribute(PASSWORD) instanceof Mark before
                && before.user().equals(mark.user())) {
            return !before.equals(mark);
        }
        session.setAttribute(PASSWORD, mark);
        return false;
    }

    private static Mark mark(Authentication person, Staff.Member member) {
        return new Mark(person.getName(), member.password());
    }

    /** Whoever changes it goes on in the session that it was changed in. */
    private static boolean changesPassword(HttpServletRequest request, HttpServletResponse response) {
        return request.getMethod().equals("PUT")
                && request.getRequestURI().endsWith("/credentials")
                && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful();
    }

    private boolean hasLasted(HttpSession session) {
        Instant now = time.now().toInstant();
        if (session.getAttribute(BEGAN) instanceof Instant began) {
            return now.isAfter(began.plus(longest));
        }
        session.setAttribute(BEGAN, now);
        return false;
    }

    private static Authentication with(Collection<GrantedAuthority> groups, Authentication known) {
        return known instanceof OAuth2AuthenticationToken there
                ? new OAuth2AuthenticationToken(there.getPrincipal(), groups, there.getAuthorizedClientRegistrationId())
                : UsernamePasswordAuthenticationToken.authenticated(known.getPrincipal(), null, groups);
    }
}
