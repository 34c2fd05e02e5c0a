package org.alemtuzumab.pathway.patientfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.patient.Patient;

/** Where a patient stands, in words. */
final class Phase {

    private Phase() {}

    /** @param months by their anchors, the latest first */
    static String of(Patient patient, List<CourseLine> courses, Map<LocalDate, List<Month>> months) {
        if (!patient.active()) {
            return "No pathway under way" + (patient.outcome() == null ? "" : ": " + patient.outcome())
                    + (patient.outcomeOn() == null ? "" : " on " + patient.outcomeOn());
        }
        String treatment = courses.isEmpty()
                ? "Before course 1"
                : "Course %d %s"
                        .formatted(
                                courses.get(courses.size() - 1).number(),
                                courses.get(courses.size() - 1).words());
        return months.values().stream()
                .findFirst()
                .map(latest -> latest.get(latest.size() - 1))
                .map(month -> "%s · monitoring, month %d after %s".formatted(treatment, month.number(), month.anchor()))
                .orElse(treatment);
    }
}
