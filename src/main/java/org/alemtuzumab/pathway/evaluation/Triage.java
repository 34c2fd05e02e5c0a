package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one row of the tables says of reported symptoms, before anybody is asked: for the reporter, who acts at once.
 *
 * @param specialty null: answered by its tests
 * @param tests names of the tests that are asked for; empty for none
 */
public record Triage(Urgency urgency, String specialty, String evidence, List<String> tests, Integer hours) {

    /** As a list for a form; what to do first stands first. */
    public static String inWords(List<Triage> all) {
        if (all.isEmpty()) {
            return "No rule asks for anything at once; it is kept on record with the results around it.";
        }
        String first = all.stream().anyMatch(each -> each.urgency() == Urgency.EMERGENCY)
                ? "**EMERGENCY: send the patient to the emergency department now, or call the physician on call.**\n\n"
                : "";
        return first + all.stream().map(Triage::line).collect(Collectors.joining("\n"));
    }

    private String line() {
        String whom = specialty == null ? "tests" : specialty;
        String asked = tests.isEmpty()
                ? ""
                : "; asked for %s: %s"
                        .formatted(
                                hours == 0 ? "the same day" : "within %d hours".formatted(hours),
                                String.join(", ", tests));
        return "- **%s** · %s: %s%s".formatted(urgency, whom, evidence, asked);
    }
}
