package org.alemtuzumab.pathway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Browsers in which a person has logged in, known by a cookie that proves nothing else (OWASP's "device cookies"). After a
 * restart they are strangers, who are counted by their address.
 */
@Component
class KnownBrowsers {

    private static final int MOST = 100_000;
    private static final Duration MEMORY = Duration.ofDays(90);

    private final Cache<String, String> users =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(MEMORY).build();
    private final SecureRandom random = new SecureRandom();
    private final WebProperties web;

    KnownBrowsers(WebProperties web) {
        this.web = web;
    }

    /** What names the browser, if this user has logged in with it. */
    Optional<String> of(String user, HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, cookie()))
                .map(jakarta.servlet.http.Cookie::getValue)
                .filter(browser -> user.equals(users.getIfPresent(browser)));
    }

    void remember(String user, HttpServletRequest request, HttpServletResponse response) {
        if (of(user, request).isPresent()) {
            return;
        }
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        String browser = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        users.put(browser, user);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(cookie(), browser)
                        .path("/")
                        .maxAge(MEMORY)
                        .httpOnly(true)
                        .secure(web.secureCookies())
                        .sameSite(SameSite.STRICT.attributeValue())
                        .build()
                        .toString());
    }

    private String cookie() {
        return web.cookie("browser");
    }
}
