package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whether immunity has recovered since the last infusion, so that a live vaccine may be given (SCR-10). */
@Component("immuneRecovery")
@Transactional
public class ImmuneRecovery {

    private static final String RECOVERED = "recovered";
    private static final String YES = "yes";
    private static final String CD4 = "cd4";
    private static final String LYMPHOCYTES = "lymphocytes";

    private final Courses courses;
    private final LabResults results;
    private final Assessments assessments;
    private final Decisions decisions;
    private final ClinicTime time;

    ImmuneRecovery(Courses courses, LabResults results, Assessments assessments, Decisions decisions, ClinicTime time) {
        this.courses = courses;
        this.results = results;
        this.assessments = assessments;
        this.decisions = decisions;
        this.time = time;
    }

    /** Why a live vaccine of that day is refused; empty before the first infusion, and after recovery. */
    Optional<String> standsAgainst(String patientNumber, LocalDate givenOn) {
        boolean treated = courses.infusions(patientNumber).stream()
                .map(infusion -> time.dateOf(infusion.begunAt()))
                .anyMatch(day -> !day.isAfter(givenOn));
        return treated ? standsAgainst(patientNumber, confirmed(patientNumber)) : Optional.empty();
    }

    /** What whoever confirms it sees: the last infusion, the counts since, and what they come to. */
    @ForModels
    public String situation(String patientNumber) {
        String last = courses.anchor(patientNumber)
                .map(anchor -> "Last infusion on %s.".formatted(anchor))
                .orElse(
                        "No infusion was given yet: a live vaccine needs no recovery, only six weeks before the course.");
        return "%s CD4: %s. Lymphocytes: %s. %s"
                .formatted(
                        last,
                        shown(patientNumber, CD4),
                        shown(patientNumber, LYMPHOCYTES),
                        standsAgainst(patientNumber, time.today())
                                .map(reason -> "**No live vaccine: " + reason + " (SCR-10).**")
                                .orElse("Nothing stands against a live vaccine."));
    }

    /**
     * A neurologist says whether immunity has recovered.
     *
     * @throws SubmissionRefused when the counts do not show it
     */
    public void confirm(String patientNumber, boolean recovered, String reason) {
        if (recovered) {
            standsAgainst(patientNumber, YES).ifPresent(against -> {
                throw new SubmissionRefused(
                        "Has immunity recovered: %s. Answer \"No\", and order the counts (SCR-10)".formatted(against));
            });
        }
        assessments.record(
                patientNumber,
                courses.of(patientNumber).stream()
                        .filter(Course::given)
                        .mapToInt(Course::courseNumber)
                        .max()
                        .orElse(1),
                Assessments.IMMUNE_RECOVERY,
                time.today(),
                Map.of(RECOVERED, recovered ? YES : "no", "reason", reason));
    }

    private Optional<String> standsAgainst(String patientNumber, String confirmed) {
        Optional<LabResult> cd4 = count(patientNumber, CD4);
        Optional<LabResult> lymphocytes = count(patientNumber, LYMPHOCYTES);
        Map<String, Object> facts = new HashMap<>();
        facts.put("confirmed", confirmed);
        facts.put(CD4, cd4.map(LabResult::lowValue).orElse(null));
        facts.put(LYMPHOCYTES, lymphocytes.map(LabResult::lowValue).orElse(null));
        facts.put(
                "countAgeDays",
                cd4.isEmpty() || lymphocytes.isEmpty()
                        ? null
                        : Stream.of(cd4.get(), lymphocytes.get())
                                .map(LabResult::collectedOn)
                                .min(Comparator.naturalOrder())
                                .map(older -> (int) ChronoUnit.DAYS.between(older, time.today()))
                                .orElseThrow());
        Map<String, Object> row = decisions.row("assessImmuneRecovery", facts);
        return RECOVERED.equals(row.get("outcome")) ? Optional.empty() : Optional.of((String) row.get("reason"));
    }

    /** What a neurologist said since the last infusion; null where none did. */
    private String confirmed(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.IMMUNE_RECOVERY)
                .filter(said -> lastInfusion(patientNumber)
                        .filter(infusion -> infusion.begunAt().isAfter(said.recordedAt()))
                        .isEmpty())
                .flatMap(said -> said.text(RECOVERED))
                .orElse(null);
    }

    /** The latest count, if it was taken after the last infusion. */
    private Optional<LabResult> count(String patientNumber, String analyte) {
        return results.latest(patientNumber, analyte).filter(LabResult::exact).filter(result -> courses.anchor(
                        patientNumber)
                .filter(anchor -> result.collectedOn().isAfter(anchor))
                .isPresent());
    }

    private Optional<Infusion> lastInfusion(String patientNumber) {
        return courses.infusions(patientNumber).stream().reduce((earlier, later) -> later);
    }

    private String shown(String patientNumber, String analyte) {
        return count(patientNumber, analyte)
                .map(result -> "%s on %s".formatted(result.reported(), result.collectedOn()))
                .orElse("none since then");
    }
}
