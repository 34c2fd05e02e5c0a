package org.alemtuzumab.pathway.security;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.withDefaults;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Nothing answers without a log-in. Programs log in by HTTP Basic with each request and have no session; people log in once,
 * on our page, for our pages and the web applications alike.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class WebSecurity {

    private static final String LOGIN = "/login";
    private static final String LOGGED_OUT = "/login?logout";

    /** The web applications' own log-out is ours. */
    private static final String APPLICATIONS_LOGOUT = "/camunda/api/admin/auth/user/{engine}/logout";

    /** Our pages run no script and show nothing but what comes from here; the web applications bring their own policy. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
                    + "frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    private final WebProperties web;

    WebSecurity(WebProperties web) {
        this.web = web;
    }

    /** By path alone: the engine's interfaces are servlets of their own, which matchers for Spring's miss. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean pathMatchers() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Before the log-in, which asks from where a guess comes; else the one of the engine's interface stands behind it. */
    @Bean
    OrderedRequestContextFilter requestInHand() {
        return new OrderedRequestContextFilter();
    }

    /** Cookies of the session: read by no script, sent by no other site, by TLS only. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie() {
        return server -> server.addInitializers(context -> {
            context.getSessionCookieConfig().setName(web.cookie("session"));
            context.getSessionCookieConfig().setPath("/");
            context.getSessionCookieConfig().setHttpOnly(true);
            context.getSessionCookieConfig().setSecure(web.secureCookies());
            context.getSessionCookieConfig().setAttribute("SameSite", Cookie.SameSite.LAX.attributeValue());
        });
    }

    /** Programs: HTTP Basic against the engine's identities, without a session. */
    @Bean
    @Order(1)
    SecurityFilterChain machines(HttpSecurity http, IdentityService identity) throws Exception {
        return throughTheDoor(http.securityMatcher(Paths.machines()))
                .httpBasic(basic -> basic.authenticationEntryPoint(WebSecurity::challenge))
                .csrf(CsrfConfigurer::disable)
                .headers(this::headers)
                .requestCache(RequestCacheConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterAfter(new EngineAuthenticationFilter(identity), AuthorizationFilter.class)
                .build();
    }

    /**
     * People: one session. The web applications' scripts prove by a token of their own that a request is theirs.
     */
    @Bean
    @Order(2)
    SecurityFilterChain people(
            HttpSecurity http,
            ProcessEngine engine,
            Staff staff,
            ClinicTime time,
            LoginProperties login,
            ProviderLogin providerLogin,
            Optional<IdentityProvider> provider,
            Optional<StepUp> stepUp,
            KnownBrowsers browsers,
            ObjectMapper json)
            throws Exception {
        SimpleUrlLogoutSuccessHandler left = new SimpleUrlLogoutSuccessHandler();
        String content = CONTENT;
        if (provider.isPresent()) {
            StepUp way = stepUp.orElseThrow();
            way.setRequestCache(askedBefore());
            http.oauth2Login(there -> {
                there.loginPage(LOGIN).failureHandler(WebSecurity::refuse);
                IdentityProvider.logIn(there, providerLogin, way);
            });
            left = provider.get().leaving("{baseUrl}" + LOGGED_OUT);
            // browsers apply it to where a form's answer leads on, too
            content = content.replace(
                    "form-action 'self'", "form-action 'self' " + provider.get().origins());
        }
        left.setDefaultTargetUrl(LOGGED_OUT);
        left.setRedirectStrategy((request, response, to) -> leave(request, response, to, json));
        SimpleUrlLogoutSuccessHandler leaving = left;
        String policies = content;
        return throughTheDoor(http)
                .formLogin(form ->
                        form.loginPage(LOGIN).successHandler(admitted(browsers)).failureHandler(WebSecurity::refuse))
                .logout(logout -> logout.logoutRequestMatcher(new OrRequestMatcher(
                                withDefaults().matcher(HttpMethod.POST, "/logout"),
                                withDefaults().matcher(HttpMethod.POST, APPLICATIONS_LOGOUT)))
                        .logoutSuccessHandler(leaving))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(WebSecurity::askToLogIn))
                .csrf(csrf ->
                        csrf.csrfTokenRepository(tokens()).ignoringRequestMatchers(Paths.WEB_APPLICATIONS_API + "/**"))
                .headers(headers -> {
                    headers(headers);
                    headers.contentSecurityPolicy(policy -> policy.policyDirectives(policies));
                })
                .requestCache(cache -> cache.requestCache(askedBefore()))
                .addFilterBefore(
                        new SessionFilter(staff, time, login.longestSession()), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new WebApplicationsFilter(engine), AuthorizationFilter.class)
                .addFilterAfter(new EngineAuthenticationFilter(engine.getIdentityService()), AuthorizationFilter.class)
                .build();
    }

    /** Leads on to the page that was asked for, and makes the browser a known one. */
    private AuthenticationSuccessHandler admitted(KnownBrowsers browsers) {
        SavedRequestAwareAuthenticationSuccessHandler further = new SavedRequestAwareAuthenticationSuccessHandler();
        further.setRequestCache(askedBefore());
        return (request, response, person) -> {
            browsers.remember(person.getName(), request, response);
            further.onAuthenticationSuccess(request, response, person);
        };
    }

    /** Who is answered what, one list says; what it let in leads on to pages of the server's own. */
    private static HttpSecurity throughTheDoor(HttpSecurity http) throws Exception {
        DoorKeeper door = new DoorKeeper();
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .anyRequest()
                                .access(door))
                .exceptionHandling(refused -> refused.accessDeniedHandler(door));
    }

    private void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frame -> frame.sameOrigin())
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
        headers.addHeaderWriter(WebSecurity::keepNowhere);
        if (web.secureCookies()) {
            // also where a proxy ends TLS and says nothing of it
            headers.httpStrictTransportSecurity(tls -> tls.requestMatcher(AnyRequestMatcher.INSTANCE));
        }
    }

    /** What programs and the web applications are told is patients' data; the engine by itself lets browsers keep it. */
    private static void keepNowhere(HttpServletRequest request, HttpServletResponse response) {
        if (Paths.isInterface(request)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    /** In a cookie, so that a visitor who is not logged in costs no session. */
    private CookieCsrfTokenRepository tokens() {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(web.cookie("form"));
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(
                cookie -> cookie.secure(web.secureCookies()).sameSite(Cookie.SameSite.STRICT.attributeValue()));
        return tokens;
    }

    /** The page that led to the log-in is shown after it. */
    private CookieRequestCache askedBefore() {
        CookieRequestCache cache = new CookieRequestCache();
        RequestMatcher page = request -> Paths.isPage(request) && accepts(request, MediaType.TEXT_HTML_VALUE);
        cache.setRequestMatcher(page);
        cache.setCookieCustomizer(cookie -> {
            cookie.setSecure(web.secureCookies());
            cookie.setAttribute("SameSite", Cookie.SameSite.LAX.attributeValue());
        });
        return cache;
    }

    private static boolean accepts(HttpServletRequest request, String type) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains(type);
    }

    private static void askToLogIn(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        AuthenticationEntryPoint way;
        if (Paths.isPage(request)) {
            LoginUrlAuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(LOGIN);
            page.setFavorRelativeUris(true);
            way = page;
        } else {
            way = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        }
        way.commence(request, response, why);
    }

    /** To a program whose user and password are wrong, or missing. */
    private static void challenge(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
        if (!isBraked(response, why)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Alemtuzumab pathway\"");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        String text = why instanceof NotAdmitted
                ? why.getMessage()
                : why instanceof OAuth2AuthenticationException
                        ? "The log-in at the identity provider did not succeed."
                        : "User and password do not match.";
        if (isBraked(response, why)) {
            text = "There were too many wrong passwords. Try again in %s seconds."
                    .formatted(response.getHeader(HttpHeaders.RETRY_AFTER));
        } else {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        }
        request.setAttribute(LoginController.WHY, text);
        request.getRequestDispatcher(LoginController.REFUSED).forward(request, response);
    }

    private static boolean isBraked(HttpServletResponse response, AuthenticationException why) {
        if (why instanceof TooManyAttempts braked) {
            response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(braked.seconds()));
            return true;
        }
        return false;
    }

    /** A person's form is led on; a script of the web applications is told where to go. */
    private static void leave(HttpServletRequest request, HttpServletResponse response, String to, ObjectMapper json)
            throws IOException {
        String there = to.startsWith("/") ? request.getContextPath() + to : to;
        if (Paths.isInterface(request)) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            json.writeValue(response.getOutputStream(), Map.of("to", there));
        } else {
            response.sendRedirect(there);
        }
    }
}
