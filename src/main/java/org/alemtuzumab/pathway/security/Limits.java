package org.alemtuzumab.pathway.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

/**
 * How much is taken in at once. Bodies are held in memory as a whole, so that nothing is looked at that is not whole.
 *
 * @param results a message of results, at {@code /fhir}
 * @param deployments diagrams, tables and forms
 * @param others any other body
 * @param anonymous a body of somebody who is not logged in, such as a log-in
 * @param arrival how long a body may take to arrive
 * @param depth how deeply objects, lists or elements may stand in each other
 * @param parts how many parts a body may have
 */
@ConfigurationProperties("pathway.limits")
record Limits(
        @DefaultValue("2MB") DataSize results,
        @DefaultValue("5MB") DataSize deployments,
        @DefaultValue("256KB") DataSize others,
        @DefaultValue("16KB") DataSize anonymous,
        @DefaultValue("PT30S") Duration arrival,
        @DefaultValue("100") int depth,
        @DefaultValue("100") int parts) {

    private static final String RESULTS = "/fhir";
    private static final String DEPLOYMENTS = "/engine-rest/deployment/create";

    /** How large a body may be at this address. A path that is written oddly is none of those that may bring more. */
    DataSize size(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (ofResults(path)) {
            return results;
        }
        return path.equals(DEPLOYMENTS) && HttpMethod.POST.matches(request.getMethod()) ? deployments : others;
    }

    static boolean ofResults(String path) {
        return path.equals(RESULTS) || path.startsWith(RESULTS + "/");
    }
}
