package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Platelets after infusions: when they are due, and whether they allow the next one (INF-11, INF-11b, INF-20). */
@Component
@Transactional
class InfusionPlatelets {

    static final String PLATELETS = "platelets";
    private static final String INFUSION = "INFUSION";

    private final Courses courses;
    private final LabResults results;
    private final InfusionProfile profile;
    private final Decisions decisions;
    private final ClinicTime time;

    InfusionPlatelets(
            Courses courses, LabResults results, InfusionProfile profile, Decisions decisions, ClinicTime time) {
        this.courses = courses;
        this.results = results;
        this.profile = profile;
        this.decisions = decisions;
        this.time = time;
    }

    /** Whether they are due at the end of this day's infusion. @param courseEnds whether no further day follows */
    boolean due(InfusionDayRef day, boolean courseEnds) {
        return !decisions
                .rows(
                        "plateletDays",
                        Map.of(
                                "plateletsAfterInfusion",
                                profile.plateletsAfterInfusion(day.patientNumber()),
                                "courseNumber",
                                day.courseNumber(),
                                "dayNumber",
                                day.dayNumber(),
                                "courseEnds",
                                courseEnds))
                .isEmpty();
    }

    /** What a person has typed of them; nothing where they have not come. */
    void record(String patientNumber, RecordPlatelets answer, String by) {
        if (answer.available()) {
            results.record(
                    new Sample(patientNumber, answer.collectedOn().orElseThrow(), INFUSION, null, null, by),
                    results.reported(answer.values()));
        }
    }

    /** INF-20: whether they are still to be taken after the last infusion really given. */
    boolean missing(String patientNumber, int courseNumber) {
        return profile.plateletsAfterInfusion(patientNumber)
                && afterLastInfusion(patientNumber, courseNumber).isEmpty();
    }

    /** INF-11b: why the platelets after the last infusion hold the next one; empty when they allow it. */
    List<String> reasonsToHold(String patientNumber, int courseNumber) {
        Double count = afterLastInfusion(patientNumber, courseNumber)
                .filter(LabResult::valid)
                .map(LabResult::lowValue)
                .orElse(null);
        Map<String, Object> facts = new HashMap<>();
        facts.put("platelets", count);
        facts.put("fallPercent", count == null ? null : fall(count, baseline(patientNumber, courseNumber)));
        List<Map<String, Object>> rows = decisions.rows("holdForPlatelets", facts);
        List<String> holds = rows.stream()
                .filter(row -> !Boolean.FALSE.equals(row.get("hold")))
                .map(row -> (String) row.get("reason"))
                .toList();
        return rows.isEmpty() ? List.of("The platelets after the infusion could not be judged.") : holds;
    }

    /** The count after the last infusion of any course, where a readable one has come. */
    Optional<LabResult> afterLastInfusion(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .reduce((earlier, later) -> later)
                .flatMap(last -> afterLastInfusion(patientNumber, last.courseNumber()))
                .filter(LabResult::valid);
    }

    /** Whether a readable count has come after this infusion and before the next one. */
    boolean countedAfter(Infusion infusion) {
        Optional<LocalDate> next = courses.infusions(infusion.patientNumber()).stream()
                .map(Infusion::begunAt)
                .filter(infusion.begunAt()::isBefore)
                .min(Comparator.naturalOrder())
                .map(time::dateOf);
        LocalDate day = time.dateOf(infusion.begunAt());
        return results.of(infusion.patientNumber()).stream()
                .filter(result -> result.analyte().equals(PLATELETS) && result.valid())
                .anyMatch(result -> after(result, day)
                        && next.filter(begun -> after(result, begun)).isEmpty());
    }

    private static boolean after(LabResult result, LocalDate infused) {
        return result.collectedOn().isAfter(infused)
                || result.collectedOn().equals(infused) && INFUSION.equals(result.context());
    }

    /** The latest count after the last infusion of this course: on its day one taken after it, or any since; it may be unreadable. */
    private Optional<LabResult> afterLastInfusion(String patientNumber, int courseNumber) {
        LocalDate last = courses.find(patientNumber, courseNumber).orElseThrow().lastInfusionOn();
        return results.of(patientNumber).stream()
                .filter(result -> result.analyte().equals(PLATELETS)
                        && after(result, last)
                        && (result.valid() || result.quarantined()))
                .reduce((earlier, later) -> later);
    }

    /** The higher of the last valid counts before course 1 and before this course: the more sensitive comparison. */
    private Optional<Double> baseline(String patientNumber, int courseNumber) {
        Course first = courses.of(patientNumber).stream()
                .filter(Course::given)
                .findFirst()
                .orElseThrow();
        Course current = courses.find(patientNumber, courseNumber).orElseThrow();
        return Stream.of(first, current)
                .map(course -> results.of(patientNumber).stream()
                        .filter(result -> result.analyte().equals(PLATELETS)
                                && result.valid()
                                && !INFUSION.equals(result.context())
                                && !result.collectedOn().isAfter(course.beganOn()))
                        .reduce((earlier, later) -> later))
                .flatMap(Optional::stream)
                .map(LabResult::highValue)
                .max(Double::compare);
    }

    private static Double fall(double count, Optional<Double> baseline) {
        return baseline.map(before -> 100 * (before - count) / before).orElse(null);
    }
}
