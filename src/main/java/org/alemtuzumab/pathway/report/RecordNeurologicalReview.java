package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/**
 * What the neurologist found at the review (MON-10).
 *
 * @param neurologicalSigns new ones
 * @param otherSymptom ticked where there is another new one
 * @param suspected whether PML or autoimmune encephalitis is, by new neurological signs (NEU-1)
 * @param because in the neurologist's words
 */
record RecordNeurologicalReview(
        LocalDate performedOn,
        Examination examination,
        List<String> neurologicalSigns,
        List<String> otherSymptom,
        boolean anythingNew,
        Optional<Boolean> suspected,
        Optional<String> because) {

    /** @throws SubmissionRefused when something is new and no sign is ticked, or the other way round */
    void requireNamed() {
        boolean ticked = !signs().isEmpty();
        if (anythingNew != ticked) {
            throw new SubmissionRefused(
                    "Anything new: either tick what is new, or answer \"No\" and tick nothing (MON-03)");
        }
        if (!ticked && examination.worse()) {
            throw new SubmissionRefused(
                    "A new relapse or worse cognition is a new sign: tick which one, so that it is followed (NEU-1)");
        }
    }

    /** New signs by analyte, as a report tells them; empty for none. */
    Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        put(signs, "neurologicalSigns", neurologicalSigns);
        put(signs, "otherSymptom", otherSymptom);
        return signs;
    }

    private static void put(Map<String, String> signs, String analyte, List<String> ticked) {
        if (!ticked.isEmpty()) {
            signs.put(analyte, String.join(", ", ticked));
        }
    }
}
