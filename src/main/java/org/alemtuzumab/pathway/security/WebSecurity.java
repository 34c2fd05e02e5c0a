package org.alemtuzumab.pathway.security;

import jakarta.servlet.DispatcherType;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** Nothing answers without a login. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {

    /** By path alone: the engine's interfaces are servlets of their own, which matchers for Spring's miss. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathMatchers() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /**
     * The web applications have their own log-in, their own protection against forged requests and the engine's
     * authorizations. Their page that lets the first visitor make himself administrator stays shut.
     */
    @Bean
    @Order(1)
    SecurityFilterChain webApplications(HttpSecurity http) throws Exception {
        return http.securityMatcher("/", "/favicon.ico", "/camunda", "/camunda/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/camunda/app/admin/*/setup/**", "/camunda/api/admin/setup/**")
                        .denyAll()
                        .anyRequest()
                        .permitAll())
                .csrf(CsrfConfigurer::disable)
                .headers(headers -> headers.frameOptions(frame -> frame.sameOrigin()))
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }

    /** Everything else: HTTP Basic against the engine's identities, without a session. */
    @Bean
    @Order(2)
    SecurityFilterChain interfaces(HttpSecurity http, IdentityService identity) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // results are taken from the laboratory only; what the endpoint can do may be read by anyone
                        // logged in
                        .requestMatchers(HttpMethod.GET, "/fhir/metadata")
                        .authenticated()
                        .requestMatchers("/fhir", "/fhir/**")
                        .hasAuthority(ClinicGroup.LABORATORY.id())
                        .requestMatchers("/engine-rest/**", "/api/**", "/actuator/**")
                        .authenticated()
                        .requestMatchers("/rules")
                        .hasAnyAuthority(ClinicGroup.ids())
                        .anyRequest()
                        .denyAll())
                .httpBasic(Customizer.withDefaults())
                .csrf(CsrfConfigurer::disable)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }
}
