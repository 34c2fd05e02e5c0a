package org.alemtuzumab.pathway.infusion;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.text.Shortened;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was noticed at and after earlier infusions, for whoever asks about hypersensitivity (SCR-02). */
@Component
@Transactional(readOnly = true)
class EarlierReactions {

    /** Of a sign after an infusion: as the check-in found it, or as a telephone call graded it. */
    private static final Set<String> LATE_REACTIONS = Set.of("INF-13", "INF-21");

    private final Courses courses;
    private final Readings readings;
    private final InfusionPace pace;
    private final Findings findings;

    EarlierReactions(Courses courses, Readings readings, InfusionPace pace, Findings findings) {
        this.courses = courses;
        this.readings = readings;
        this.pace = pace;
        this.findings = findings;
    }

    /** Infusions that were stopped, reactions during them or the observation, serious late reactions; or "". */
    String of(String patientNumber) {
        String lines = Stream.of(
                        courses.infusions(patientNumber).stream()
                                .filter(Infusion::stopped)
                                .map(infusion -> "Course %d, day %d: the infusion was stopped. %s"
                                        .formatted(infusion.courseNumber(), infusion.dayNumber(), infusion.reason())),
                        readings.reactions(patientNumber).stream()
                                .map(this::inWords)
                                .distinct(),
                        pace.shorterThanPlanned(patientNumber).stream(),
                        findings.of(patientNumber).stream()
                                .filter(finding -> LATE_REACTIONS.contains(finding.rule()))
                                .map(finding -> finding.evidence()))
                .flatMap(each -> each)
                .map("- "::concat)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty()
                ? ""
                : Shortened.to(
                        InfusionTexts.LONGEST,
                        "**Recorded at earlier infusions.** Say below whether it was hypersensitivity (SCR-02):\n\n"
                                + lines);
    }

    private String inWords(VitalSigns reading) {
        ClinicalState state = reading.state();
        return "Course %d, day %d, %s: %s%s%s"
                .formatted(
                        reading.day().courseNumber(),
                        reading.day().dayNumber(),
                        reading.phase().inWords,
                        state.patientCondition().spelled(),
                        state.symptoms() == null ? "" : ". " + state.symptoms(),
                        readings.reactionInWords(reading));
    }
}
