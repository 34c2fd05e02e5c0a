package org.alemtuzumab.pathway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells Tasklist, Cockpit and Admin who is logged in, with the groups of this moment. They keep it in the session in a
 * place of their own, and read the rights to each application again from time to time
 * ({@code camunda.bpm.webapp.auth.cache.time-to-live}).
 */
final class WebApplicationsFilter extends OncePerRequestFilter {

    private final ProcessEngine engine;

    WebApplicationsFilter(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Paths.isBelow("/camunda", request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        List<String> groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
        Authentications told = AuthenticationUtil.getAuthsFromSession(request.getSession());
        if (!(told.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication same
                && same.getIdentityId().equals(person.getName())
                && same.getGroupIds().equals(groups))) {
            told.addOrReplace(AuthenticationUtil.createAuthentication(engine, person.getName(), groups, null));
        }
        chain.doFilter(request, response);
    }
}
