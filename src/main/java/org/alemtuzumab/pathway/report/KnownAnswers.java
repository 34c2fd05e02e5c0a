package org.alemtuzumab.pathway.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.results.Analyte;

/** A wrong name or answer would be put aside as unreadable (SAF-1): here the sender can still correct it. */
final class KnownAnswers {

    private KnownAnswers() {}

    /**
     * @param known by name, what may be answered; of a number, any text
     * @param kind what the names are, in the sender's words
     * @throws SubmissionRefused naming every unknown name, unknown answer and missing answer
     */
    static void require(Map<String, String> answers, Map<String, Analyte> known, String kind) {
        List<String> problems = new ArrayList<>();
        new TreeMap<>(answers).forEach((code, answer) -> {
            if (!known.containsKey(code)) {
                problems.add("'%s' is no %s; there are: %s"
                        .formatted(code, kind, String.join(", ", new TreeMap<>(known).keySet())));
            } else if (answer == null) {
                problems.add("%s: an answer is missing".formatted(code));
            } else if (known.get(code).coded()
                    && !known.get(code)
                            .codes()
                            .keySet()
                            .containsAll(known.get(code).parts(answer))) {
                problems.add("%s: '%s' is not one of the answers (%s)"
                        .formatted(
                                code,
                                answer,
                                String.join(", ", known.get(code).codes().keySet())));
            }
        });
        if (!problems.isEmpty()) {
            throw new SubmissionRefused(problems);
        }
    }
}
