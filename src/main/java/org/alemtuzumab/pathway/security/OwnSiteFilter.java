package org.alemtuzumab.pathway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers under the product's own names only, and never to a page of another site, whatever it asks for and however the
 * browser is logged in. A link from elsewhere to one of our pages may be followed. Programs that are no browser send none
 * of these headers.
 */
@Component
@ConditionalOnWebApplication
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OwnSiteFilter extends OncePerRequestFilter {

    private static final String SITE = "Sec-Fetch-Site";
    private static final String SAME_ORIGIN = "same-origin";
    private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

    /** What a browser says instead of an address where the page's policy is to name none. */
    private static final String WITHHELD = "null";

    /** Camunda Modeler, whose window is a file; no browser says so of a page. */
    private static final String MODELER = "file://";

    private final Set<String> hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    OwnSiteFilter(WebProperties web) {
        hosts.addAll(web.hosts());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!hosts.contains(request.getServerName())) {
            refuse(response, HttpStatus.BAD_REQUEST, "This name is not one of the product's (pathway.web.hosts)");
        } else if (isForeign(request)) {
            refuse(response, HttpStatus.FORBIDDEN, "Not from a page of another site");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader(SITE);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (MODELER.equals(origin)) {
            return !Paths.isBelow("/engine-rest", request);
        }
        return isForeign(origin, site, request) || site != null && FOREIGN.contains(site) && !isFollowedLink(request);
    }

    private static boolean isForeign(String origin, String site, HttpServletRequest request) {
        if (origin == null) {
            return false;
        }
        return WITHHELD.equals(origin) ? !SAME_ORIGIN.equals(site) : !isOurs(origin, request);
    }

    private static boolean isOurs(String origin, HttpServletRequest request) {
        URI page;
        try {
            page = URI.create(origin);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
        boolean tls = "https".equals(page.getScheme());
        return (tls || "http".equals(page.getScheme()) && !request.isSecure())
                && request.getServerName().equalsIgnoreCase(page.getHost())
                && port(page.getPort()) == port(request.getServerPort());
    }

    /** A proxy that ends TLS may speak plainly to us: both usual ports are the same. */
    private static int port(int port) {
        return port == 80 || port == 443 ? -1 : port;
    }

    private static boolean isFollowedLink(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "document".equals(request.getHeader("Sec-Fetch-Dest"))
                && !Paths.isInterface(request);
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String why) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.TEXT_PLAIN_VALUE);
        response.getWriter().write(why);
    }
}
