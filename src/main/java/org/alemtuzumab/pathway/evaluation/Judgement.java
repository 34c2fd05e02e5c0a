package org.alemtuzumab.pathway.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * One row that a findings table has matched.
 *
 * @param urgency null: the value is listed, not alerted (SAF-8)
 * @param specialty null: answered by its follow-up
 * @param about analytes that it is about
 * @param comparedWith what the evidence shows beside the value; null for nothing
 * @param limit the limit in words
 */
record Judgement(
        String rule,
        Urgency urgency,
        String specialty,
        List<String> about,
        Comparison comparedWith,
        String limit,
        FollowUpRequest request,
        String source) {

    /** With what a value is compared. */
    enum Comparison {
        BASELINE,
        PREVIOUS,
        LOWEST,
        UPPER_LIMIT,
        RANGE,
        TRIMESTER
    }

    static Judgement of(Map<String, Object> row) {
        return new Judgement(
                text(row, "rule"),
                Optional.ofNullable(text(row, "urgency")).map(Urgency::valueOf).orElse(null),
                text(row, "specialty"),
                list(row, "about"),
                Optional.ofNullable(text(row, "comparedWith"))
                        .map(Judgement::comparison)
                        .orElse(null),
                text(row, "limit"),
                FollowUpRequest.of(row),
                text(row, "source"));
    }

    boolean emergency() {
        return urgency == Urgency.EMERGENCY;
    }

    boolean listed() {
        return urgency == null;
    }

    boolean asks(FollowUpKind kind) {
        return request.kind() == kind;
    }

    /** Whether a finding is what this row says, whatever has become of it since. */
    boolean says(Finding finding) {
        return rule.equals(finding.rule())
                && Objects.equals(specialty, finding.specialty())
                && (listed() ? finding.listed() : finding.urgency() == urgency)
                && (listed() || specialty != null || !finding.listed() || asks(FollowUpKind.REFLEX));
    }

    Judgement asking(List<String> analytes) {
        return new Judgement(rule, urgency, specialty, about, comparedWith, limit, request.of(analytes), source);
    }

    /** How urgent its finding is: what is listed is so only to be shown. */
    Urgency urgencyOfFinding() {
        return listed() ? Urgency.REPEAT : urgency;
    }

    private static Comparison comparison(String text) {
        return Spelling.read(Comparison.class, text)
                .orElseThrow(() -> new IllegalStateException("Unknown comparison '%s'".formatted(text)));
    }

    private static String text(Map<String, Object> row, String output) {
        String text = (String) row.get(output);
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<String> list(Map<String, Object> row, String output) {
        String text = text(row, output);
        return text == null ? List.of() : Arrays.asList(text.split(","));
    }
}
