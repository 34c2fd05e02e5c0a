package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.infusion.GivePremedication.Given;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is given before an infusion; where it is not as planned, a physician decides (INF-06, INF-07, INF-08). */
@Component
@Transactional
class Premedications {

    private final PremedicationRepository premedications;
    private final MorningChecks checks;
    private final BedsideCalls calls;
    private final Courses courses;
    private final InfusionProfile profile;
    private final Decisions decisions;
    private final ClinicTime time;

    Premedications(
            PremedicationRepository premedications,
            MorningChecks checks,
            BedsideCalls calls,
            Courses courses,
            InfusionProfile profile,
            Decisions decisions,
            ClinicTime time) {
        this.premedications = premedications;
        this.checks = checks;
        this.calls = calls;
        this.courses = courses;
        this.profile = profile;
        this.decisions = decisions;
        this.time = time;
    }

    /** The rows of the table premedicationPlan for this day. */
    List<Map<String, Object>> plan(String patientNumber, int dayNumber) {
        return decisions.rows(
                "premedicationPlan",
                Map.of("dayNumber", dayNumber, "aciclovirDosesPerDay", profile.aciclovirDosesPerDay(patientNumber)));
    }

    /** INF-06: on which days methylprednisolone is given. */
    boolean steroidDue(String patientNumber, int dayNumber) {
        return plan(patientNumber, dayNumber).stream().anyMatch(row -> "methylprednisolone".equals(row.get("item")));
    }

    /**
     * Records what was given before the infusion.
     *
     * @return the call of a physician, who decides before the infusion where it is not as planned
     * @throws SubmissionRefused when the day of the check is over, or the corticosteroid has not run in
     */
    Optional<Long> record(InfusionDayRef day, GivePremedication given, String by) {
        Premedication recorded = new Premedication(
                null,
                day,
                given.corticosteroid().today(time).orElse(null),
                given.antihistamine() == Given.GIVEN,
                given.antipyretic() == Given.GIVEN,
                given.drugs().orElse(null),
                given.aciclovirTaken(),
                given.deviationReason().orElse(null),
                by,
                time.now());
        keep(recorded);
        List<String> deviations = deviations(recorded);
        return deviations.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.ask(
                        day,
                        Kind.PREMEDICATION,
                        "**The premedication is not as planned (INF-06, INF-08).** %s%s"
                                .formatted(
                                        String.join(" ", deviations),
                                        given.deviationReason()
                                                .map(" The nurse's reason: "::concat)
                                                .orElse("")),
                        null));
    }

    private void keep(Premedication given) {
        checks.requireDayNotOver(given.day());
        if (given.corticosteroid() != null) {
            requireRunIn(given.corticosteroid());
        }
        premedications.save(given);
    }

    private void requireRunIn(Corticosteroid given) {
        OffsetDateTime ended = given.corticosteroidEndedAt();
        if (ended.isAfter(time.now())) {
            throw new SubmissionRefused(
                    "Ended at: it is still ahead. Complete this when the corticosteroid has run in (INF-06)");
        }
        if (ended.isBefore(given.methylprednisoloneAt())) {
            throw new SubmissionRefused("Ended at: it is before the beginning. Check both times");
        }
    }

    /** INF-06: whether a corticosteroid given again could put right what a physician is asked about. */
    boolean repeatPossible(InfusionDayRef day) {
        return !day.begun(courses)
                && steroidDue(day.patientNumber(), day.dayNumber())
                && last(day).filter(given -> !deviations(given).isEmpty()).isPresent();
    }

    /**
     * The corticosteroid was given again, before an infusion that is to start later than planned; or it was not, and a physician
     * reads why when the infusion is to start.
     *
     * @throws SubmissionRefused as for the first, and when it was begun before that had ended
     */
    void repeat(InfusionDayRef day, RepeatPremedication answer, String by) {
        Premedication before = last(day).orElseThrow();
        answer.corticosteroid()
                .today(time)
                .ifPresentOrElse(
                        again -> {
                            requireAfter(before, again);
                            keep(before.again(again, by, time.now()));
                        },
                        () -> premedications.save(
                                before.notAgain(answer.deviationReason().orElseThrow(), by, time.now())));
    }

    private static void requireAfter(Premedication before, Corticosteroid again) {
        Optional.ofNullable(before.corticosteroid())
                .map(Corticosteroid::corticosteroidEndedAt)
                .filter(ended -> again.methylprednisoloneAt().isBefore(ended))
                .ifPresent(ended -> {
                    throw new SubmissionRefused(
                            "Begun at: the corticosteroid before it ended only later. Enter the times of the one given again");
                });
    }

    /** What was given before the infusion of this day, each time. */
    List<Premedication> of(InfusionDayRef day) {
        return premedications.findByDayOrderById(day);
    }

    private Optional<Premedication> last(InfusionDayRef day) {
        return of(day).stream().reduce((earlier, later) -> later);
    }

    /** What is not as planned now and no physician has let since it was given; with the nurse's reason. */
    List<String> undecided(InfusionDayRef day) {
        return last(day).filter(given -> !day.begun(courses)).stream()
                .flatMap(this::undecided)
                .toList();
    }

    private Stream<String> undecided(Premedication given) {
        List<String> reasons = deviations(given).stream()
                .filter(reason -> calls.letGoOn(given.day(), given.recordedAt())
                        .noneMatch(call -> call.situation().contains(reason)))
                .toList();
        return reasons.isEmpty() || given.deviationReason() == null
                ? reasons.stream()
                : Stream.concat(reasons.stream(), Stream.of("The nurse's reason: " + given.deviationReason() + "."));
    }

    /** What a physician decides on as of now, by the table assessPremedication; empty where it is as planned. */
    private List<String> deviations(Premedication given) {
        Optional<Corticosteroid> corticosteroid = Optional.ofNullable(given.corticosteroid());
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "steroidDue",
                steroidDue(given.day().patientNumber(), given.day().dayNumber()));
        facts.put(
                "corticosteroid",
                corticosteroid
                        .map(Corticosteroid::corticosteroid)
                        .map(Corticosteroid.Drug::spelled)
                        .orElse("none"));
        facts.put("mg", corticosteroid.map(Corticosteroid::methylprednisoloneMg).orElse(null));
        facts.put(
                "minutesSinceBegun",
                corticosteroid
                        .map(Corticosteroid::methylprednisoloneAt)
                        .map(begun -> (int) Duration.between(begun, time.now()).toMinutes())
                        .orElse(null));
        facts.put("dayNumber", given.day().dayNumber());
        facts.put("aciclovirTaken", given.aciclovirTaken());
        return decisions.rows("assessPremedication", facts).stream()
                .map(row -> (String) row.get("reason"))
                .toList();
    }

    /** "methylprednisolone 1000 mg begun at 08:10; antihistamine given, antipyretic **not given** (drugs: …); aciclovir taken". */
    String inWords(Premedication given) {
        return "%s; antihistamine %s, antipyretic %s%s; aciclovir %s%s"
                .formatted(
                        inWords(given.corticosteroid()),
                        given.antihistamine() ? "given" : "**not given**",
                        given.antipyretic() ? "given" : "**not given**",
                        given.drugs() == null ? "" : " (drugs: %s)".formatted(given.drugs()),
                        given.aciclovirTaken() ? "taken" : "**not taken**",
                        given.deviationReason() == null ? "" : ". " + given.deviationReason());
    }

    private String inWords(Corticosteroid given) {
        return given == null || given.methylprednisoloneMg() == null
                ? "no corticosteroid"
                : given.inWords()
                        + (given.methylprednisoloneAt() == null
                                ? ""
                                : " begun at " + time.hour(given.methylprednisoloneAt()));
    }
}
