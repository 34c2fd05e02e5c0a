package org.alemtuzumab.pathway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session is worth what its person is worth now: with each request the groups are those of this moment, and the session
 * of somebody who has left, or that has lasted too long, ends.
 */
final class SessionFilter extends OncePerRequestFilter {

    private static final String BEGAN = SessionFilter.class.getName() + ".began";

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
            Optional<List<GrantedAuthority>> groups = staff.groupsOf(known.getName());
            if (groups.isEmpty() || hasLasted(session)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else {
                SecurityContextHolder.setContext(new SecurityContextImpl(with(groups.get(), known)));
            }
        }
        chain.doFilter(request, response);
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
