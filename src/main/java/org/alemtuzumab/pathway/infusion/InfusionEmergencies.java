package org.alemtuzumab.pathway.infusion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports;
import org.alemtuzumab.pathway.pharmacovigilance.Reason;
import org.alemtuzumab.pathway.text.Shortened;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom serious signs and alarms of an infusion day are handed to: specialties at once, and pharmacovigilance (ACU-1, INF-12). */
@Component
@Transactional
class InfusionEmergencies {

    private static final String CONTEXT = "INFUSION";
    /** What a report of pharmacovigilance can hold. */
    private static final int LONGEST = 1900;

    private final Decisions decisions;
    private final Findings findings;
    private final PharmacovigilanceReports pharmacovigilance;
    private final ClinicTime time;

    InfusionEmergencies(
            Decisions decisions, Findings findings, PharmacovigilanceReports pharmacovigilance, ClinicTime time) {
        this.decisions = decisions;
        this.findings = findings;
        this.pharmacovigilance = pharmacovigilance;
        this.time = time;
    }

    /** INF-09: an alarm before the infusion. */
    void ofTheMorning(InfusionDayRef day, Limits limits) {
        refer(
                day,
                List.of("morning"),
                "course %d, day %d, before the infusion: %s"
                        .formatted(day.courseNumber(), day.dayNumber(), limits.reasons()));
    }

    /** @param inWords the reading, as its reader sees it */
    void ofReading(VitalSigns reading, Limits limits, String inWords) {
        refer(
                reading.day(),
                signs(reading, limits),
                "%s, course %d, day %d: %s"
                        .formatted(
                                reading.phase() == Phase.OBSERVATION
                                        ? reading.phase().inWords
                                        : reading.phase().inWords + ", which is stopped",
                                reading.day().courseNumber(),
                                reading.day().dayNumber(),
                                inWords));
    }

    /** The first serious reaction of a day. @param inWords the reading, as its reader sees it */
    void reportReaction(InfusionDayRef day, String inWords) {
        pharmacovigilance.ask(
                day.patientNumber(),
                Reason.SERIOUS_REACTION,
                Shortened.to(
                        LONGEST,
                        "Course %d, day %d, on %s: %s"
                                .formatted(day.courseNumber(), day.dayNumber(), time.today(), inWords)));
    }

    /** What was ticked; an alarm is one by itself; where nothing is named, that is never less. */
    private static List<String> signs(VitalSigns reading, Limits limits) {
        List<String> signs = new ArrayList<>();
        if (reading.state().seriousSigns() != null) {
            signs.addAll(List.of(reading.state().seriousSigns().split(",")));
        }
        if (limits.level() == Level.ALARM) {
            signs.add("vitalSigns");
        }
        return signs.isEmpty() ? List.of("unspecified") : signs;
    }

    /** One finding a specialty, of all its signs. */
    private void refer(InfusionDayRef day, List<String> signs, String where) {
        Map<String, List<Map<String, Object>>> bySpecialty = signs.stream()
                .flatMap(sign -> decisions.rows("referSeriousSign", Map.of("sign", sign)).stream())
                .collect(Collectors.groupingBy(
                        row -> (String) row.get("specialty"), LinkedHashMap::new, Collectors.toList()));
        if (bySpecialty.isEmpty()) {
            throw new IllegalStateException(
                    "A serious sign of an infusion day has no row in the table referSeriousSign");
        }
        bySpecialty.forEach((specialty, rows) -> findings.raise(Finding.raisedBy(
                day.patientNumber(),
                CONTEXT,
                Alert.of(
                        rows.get(0),
                        "%s: %s; %s"
                                .formatted(
                                        rows.get(0).get("rule"),
                                        rows.stream()
                                                .map(row -> (String) row.get("words"))
                                                .distinct()
                                                .collect(Collectors.joining(", ")),
                                        where)),
                time.now())));
    }
}
