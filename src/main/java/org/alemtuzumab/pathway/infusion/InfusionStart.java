package org.alemtuzumab.pathway.infusion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.BedsideCall.Decision;
import org.alemtuzumab.pathway.infusion.BedsideCall.Kind;
import org.alemtuzumab.pathway.report.PatientReports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The moment at which the drug would run: what may have changed since the check is judged anew (SCR-03, INF-05, INF-06). */
@Component
@Transactional
class InfusionStart {

    private static final String NOT_INFUSED = ". Choose that the patient is not infused, with the reason";

    private final InfusionBags bags;
    private final MorningChecks checks;
    private final InfusionHolds holds;
    private final HoldingFindings findings;
    private final Premedications premedications;
    private final InfusionPace pace;
    private final BedsideCalls calls;
    private final PatientReports reports;
    private final Courses courses;

    InfusionStart(
            InfusionBags bags,
            MorningChecks checks,
            InfusionHolds holds,
            HoldingFindings findings,
            Premedications premedications,
            InfusionPace pace,
            BedsideCalls calls,
            PatientReports reports,
            Courses courses) {
        this.bags = bags;
        this.checks = checks;
        this.holds = holds;
        this.findings = findings;
        this.premedications = premedications;
        this.pace = pace;
        this.calls = calls;
        this.reports = reports;
        this.courses = courses;
    }

    /**
     * What the answer came to; where neither is there, the infusion starts.
     *
     * @param notInfused nothing more is infused today
     * @param call of a physician, who decides first
     */
    record Outcome(Optional<NothingMore> notInfused, Optional<Long> call) {}

    /** @throws SubmissionRefused when it is to start and something stands against that, or is not checked */
    Outcome start(InfusionDayRef day, StartInfusion answer) {
        Optional<String> notInfused = stoppedByPhysician(day).or(answer::notStarted);
        if (notInfused.isPresent()) {
            bags.discardUnused(day, notInfused.get());
            return new Outcome(Optional.of(new NothingMore(day.begun(courses), notInfused.get())), Optional.empty());
        }
        requireAllowed(day);
        answer.requireChecked();
        return new Outcome(Optional.empty(), needsPhysician(day, answer.rate().orElseThrow()));
    }

    /** Why a physician has ended this day at its start; empty where none has. */
    private Optional<String> stoppedByPhysician(InfusionDayRef day) {
        return calls.answeredSince(day, checks.checkedAt(day), Set.of(Kind.START))
                .filter(call -> call.decided(Decision.STOP))
                .map(call -> "A physician has decided: " + call.answer().reason());
    }

    /** INF-05, INF-06: the call of a physician who decides before the infusion starts; empty where it may, or one has let it. */
    private Optional<Long> needsPhysician(InfusionDayRef day, double rate) {
        List<String> reasons = new ArrayList<>(pace.aboveWhatIsPlanned(day, rate));
        reasons.addAll(premedications.undecided(day));
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(calls.ask(
                        day,
                        Kind.START,
                        "**Before the infusion starts, at %.0f mL per hour (INF-05, INF-06).** %s"
                                .formatted(rate, String.join(" ", reasons)),
                        rate));
    }

    /**
     * @throws SubmissionRefused when the day of the check is over, while an infection (SCR-03) or a pregnancy (PRG-1)
     *     reported for the patient is open, after a withdrawal, or when anything else stands against an infusion by now
     */
    private void requireAllowed(InfusionDayRef day) {
        if (checks.dayOver(day)) {
            throw refused(checks.checkedOn(day));
        }
        holds.pregnancy(day).ifPresent(pregnant -> {
            throw refused("the infusion is not started in a pregnancy. " + pregnant);
        });
        if (holds.withdrawn(day)) {
            throw refused("the patient has withdrawn from the treatment");
        }
        reports.openInfection(day.patientNumber()).map(InfusionTexts::described).ifPresent(infection -> {
            throw refused("the infusion is not started during an infection (SCR-03). " + infection);
        });
        List<String> since = Stream.concat(
                        holds.known(day).stream(), findings.since(day, checks.checkedAt(day)).stream())
                .distinct()
                .toList();
        if (!since.isEmpty()) {
            throw refused("since this morning's check something has become known. " + String.join("; ", since));
        }
    }

    private static SubmissionRefused refused(String why) {
        return new SubmissionRefused("What happens now: " + why + NOT_INFUSED);
    }
}
