package org.alemtuzumab.pathway.clinic;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Tells Tasklist, in its own session, which typed values cannot be read or are not plausible, while they can still be put right
 * (SAF-1): by the same reader that reads them once they are sent. Nothing is kept.
 */
@RestController
class UnclearValuesController {

    private static final String OTHERWISE = "%s. Sent like this it is not judged, and somebody asks today (SAF-1).";

    private final LabResults results;
    private final CurrentUser user;

    UnclearValuesController(LabResults results, CurrentUser user) {
        this.results = results;
        this.user = user;
    }

    /**
     * What is unclear, by field; the others are left out.
     *
     * @param typed text as typed, by the key of its field
     */
    @PostMapping("/camunda/api/pathway/unclear-values")
    Map<String, String> unclear(@RequestBody Map<String, String> typed) {
        if (user.id() == null) {
            throw new ResponseStatusException(HttpStatus.UNAUTHORIZED);
        }
        Map<String, String> said = new LinkedHashMap<>();
        results.unclear(typed).forEach((field, question) -> said.put(field, OTHERWISE.formatted(question)));
        return said;
    }
}
