package org.alemtuzumab.pathway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;

/** Which paths programs ask, and which people open. */
final class Paths {

    /** Log-in by HTTP Basic, no session. */
    private static final List<String> MACHINES = List.of("/engine-rest", "/api", "/fhir", "/actuator");

    /** What the web applications' scripts ask within the person's session. */
    static final String WEB_APPLICATIONS_API = "/camunda/api";

    private Paths() {}

    static String[] machines() {
        return MACHINES.stream().flatMap(path -> Stream.of(path, path + "/**")).toArray(String[]::new);
    }

    /** Whether a script or program asks, who wants a plain status, and not a person, who wants a page. */
    static boolean isInterface(HttpServletRequest request) {
        return Stream.concat(MACHINES.stream(), Stream.of(WEB_APPLICATIONS_API))
                .anyMatch(path -> isBelow(path, request));
    }

    static boolean isPage(HttpServletRequest request) {
        return HttpMethod.GET.matches(request.getMethod()) && !isInterface(request);
    }

    static boolean isBelow(String path, HttpServletRequest request) {
        String asked =
                request.getRequestURI().substring(request.getContextPath().length());
        return asked.equals(path) || asked.startsWith(path + "/");
    }
}
