package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How fast infusions may run, and how fast they ran, by the table assessPace (INF-05). */
@Component
@Transactional(readOnly = true)
class InfusionPace {

    private final MorningChecks checks;
    private final BedsideCalls calls;
    private final Courses courses;
    private final Decisions decisions;

    InfusionPace(MorningChecks checks, BedsideCalls calls, Courses courses, Decisions decisions) {
        this.checks = checks;
        this.calls = calls;
        this.courses = courses;
        this.decisions = decisions;
    }

    /** Why a physician decides on a rate, in mL per hour; none where it is a nurse's to plan, or a physician has let it. */
    List<String> aboveWhatIsPlanned(InfusionDayRef day, double rate) {
        return planned(day, rate) ? List.of() : reasons("plannedRate", rate, "decide");
    }

    /** Whether this rate, in mL per hour, is a nurse's to plan, or a physician has let it. */
    boolean planned(InfusionDayRef day, double rate) {
        return reasons("plannedRate", rate, "decide").isEmpty()
                || calls.letGoOn(day, checks.checkedAt(day))
                        .anyMatch(call -> call.plannedRate() != null && call.plannedRate() >= rate);
    }

    /** Why an infusion that has ended holds the next dose. */
    List<String> tooFast(Infusion infusion) {
        return reasons("minutes", minutes(infusion), "hold");
    }

    /** Why the next dose is held after an infusion that ended too soon, until a physician lets it be given. */
    List<String> held(InfusionDayRef day) {
        return calls.of(day).stream()
                .filter(call -> call.kind() == Kind.DURATION)
                .reduce((earlier, later) -> later)
                .filter(call -> !call.decided(Decision.GO_ON))
                .map(BedsideCall::situation)
                .stream()
                .toList();
    }

    /** Infusions that took less than planned, in words for the neurologist; stopped ones are not among them. */
    List<String> shorterThanPlanned(String patientNumber) {
        return courses.infusions(patientNumber).stream()
                .filter(infusion -> infusion.endedAt() != null && !infusion.stopped())
                .flatMap(infusion -> Stream.of("hold", "shown")
                        .flatMap(outcome -> reasons("minutes", minutes(infusion), outcome).stream())
                        .map(reason -> "Course %d, day %d: %s"
                                .formatted(infusion.courseNumber(), infusion.dayNumber(), reason)))
                .toList();
    }

    /** The reasons of the table with this outcome. @param fact plannedRate or minutes */
    private List<String> reasons(String fact, Number value, String outcome) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("plannedRate", null);
        facts.put("minutes", null);
        facts.put(fact, value);
        return decisions.rows("assessPace", facts).stream()
                .filter(row -> outcome.equals(row.get("outcome")))
                .map(row -> (String) row.get("reason"))
                .toList();
    }

    private static int minutes(Infusion infusion) {
        return (int) Duration.between(infusion.begunAt(), infusion.endedAt()).toMinutes();
    }
}
