package org.alemtuzumab.pathway.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What must be tested again, and by when.
 *
 * @param kind null where nothing is asked for
 * @param analytes codes, comma-separated; null where no test is
 * @param hours within which; null for as many as the table of deadlines says
 */
public record FollowUpRequest(FollowUpKind kind, String analytes, Integer hours) {

    public static final FollowUpRequest NONE = new FollowUpRequest(null, null, null);

    /** What a row of a table asks for, by its outputs {@code followUpKind}, {@code followUpAnalytes} and {@code followUpHours}. */
    public static FollowUpRequest of(Map<String, Object> row) {
        String kind = (String) row.get("followUpKind");
        return new FollowUpRequest(
                kind == null || kind.isEmpty() ? null : FollowUpKind.valueOf(kind),
                (String) row.get("followUpAnalytes"),
                row.get("followUpHours") instanceof Number hours ? hours.intValue() : null);
    }

    public List<String> codes() {
        return codes(analytes);
    }

    /** Comma-separated codes one by one; none of null. */
    public static List<String> codes(String commaSeparated) {
        return commaSeparated == null
                ? List.of()
                : Arrays.stream(commaSeparated.split(","))
                        .map(String::trim)
                        .filter(code -> !code.isEmpty())
                        .toList();
    }

    /** The same kind of test of other analytes; nothing where there are none. */
    public FollowUpRequest of(List<String> codes) {
        return codes.isEmpty() ? NONE : new FollowUpRequest(kind, String.join(",", codes), hours);
    }
}
