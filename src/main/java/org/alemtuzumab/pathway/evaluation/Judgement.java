package org.alemtuzumab.pathway.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One row that a findings table has matched.
 *
 * @param urgency null: the value is listed, not alerted (SAF-8)
 * @param specialty null: answered by its follow-up
 * @param about analytes that it is about
 * @param comparedWith what the evidence shows beside the value: baseline, previous, lowest, upperLimit or range
 * @param limit the limit in words
 */
record Judgement(
        String rule,
        String urgency,
        String specialty,
        List<String> about,
        String comparedWith,
        String limit,
        String followUpKind,
        List<String> followUpAnalytes,
        Integer followUpHours,
        String source) {

    static Judgement of(Map<String, Object> row) {
        return new Judgement(
                text(row, "rule"),
                text(row, "urgency"),
                text(row, "specialty"),
                list(row, "about"),
                text(row, "comparedWith"),
                text(row, "limit"),
                text(row, "followUpKind"),
                list(row, "followUpAnalytes"),
                row.get("followUpHours") instanceof Number hours ? hours.intValue() : null,
                text(row, "source"));
    }

    boolean emergency() {
        return Urgency.EMERGENCY.name().equals(urgency);
    }

    boolean listed() {
        return urgency == null;
    }

    boolean asks(FollowUpKind kind) {
        return kind.names(followUpKind);
    }

    /** Whether a finding is what this row says, whatever has become of it since. */
    boolean says(Finding finding) {
        return rule.equals(finding.rule())
                && Objects.equals(specialty, finding.specialty())
                && (listed() ? finding.listed() : finding.urgency().equals(urgency))
                && (listed() || specialty != null || !finding.listed() || asks(FollowUpKind.REFLEX));
    }

    Judgement asking(List<String> analytes) {
        return new Judgement(
                rule,
                urgency,
                specialty,
                about,
                comparedWith,
                limit,
                analytes.isEmpty() ? null : followUpKind,
                analytes,
                analytes.isEmpty() ? null : followUpHours,
                source);
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
