package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.List;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.infusion.DiscardInfusion.Next;
import org.alemtuzumab.pathway.infusion.InfusionBag.Discard;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bags of infusion days: prepared, used until their time is over, or discarded (INF-03, INF-04). */
@Component
@Transactional
class InfusionBags {

    private final InfusionBagRepository bags;
    private final MorningChecks checks;
    private final InfusionHolds holds;
    private final Courses courses;
    private final InfusionProfile profile;
    private final ClinicTime time;

    InfusionBags(
            InfusionBagRepository bags,
            MorningChecks checks,
            InfusionHolds holds,
            Courses courses,
            InfusionProfile profile,
            ClinicTime time) {
        this.bags = bags;
        this.checks = checks;
        this.holds = holds;
        this.courses = courses;
        this.profile = profile;
        this.time = time;
    }

    /**
     * Records a bag that the pharmacist prepared today.
     *
     * @throws SubmissionRefused when it is not used, was diluted in the future or so long ago that its time is over (INF-04), or
     *     the day of the check is over (SCR-03)
     */
    void prepare(InfusionDayRef day, PrepareInfusion prepared, String by) {
        prepared.requireUsable();
        checks.requireDayNotOver(day);
        OffsetDateTime dilutedAt = time.moment(time.today(), prepared.dilutionTime());
        if (dilutedAt.isAfter(time.now())) {
            throw new SubmissionRefused("Time of dilution: %s is still ahead".formatted(prepared.dilutionTime()));
        }
        if (!useBy(day, dilutedAt).isAfter(time.now())) {
            throw new SubmissionRefused(
                    "Time of dilution: the infusion must END within %d hours of %s; prepare a new bag"
                            .formatted(profile.dilutionHours(day.patientNumber()), prepared.dilutionTime()));
        }
        bags.save(new InfusionBag(
                null, day, prepared.product(), prepared.batch(), prepared.diluent(), dilutedAt, by, null));
    }

    List<InfusionBag> of(InfusionDayRef day) {
        return bags.findByDayOrderById(day);
    }

    InfusionBag inUse(InfusionDayRef day) {
        return of(day).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new IllegalStateException("No bag was prepared on this day"));
    }

    /** INF-04: when the infusion of the bag in use must have ended. */
    OffsetDateTime useBy(InfusionDayRef day) {
        return useBy(day, inUse(day).dilutedAt());
    }

    private OffsetDateTime useBy(InfusionDayRef day, OffsetDateTime dilutedAt) {
        return dilutedAt.plusHours(profile.dilutionHours(day.patientNumber()));
    }

    /**
     * A bag whose time was over is discarded.
     *
     * @return how the day ends, where nothing more is given
     * @throws SubmissionRefused before it is discarded, or when what follows cannot be: a dose given in full without an infusion,
     *     or another bag after an empty one, a withdrawal, or the day on which the infusion was begun
     */
    NothingMore discard(InfusionDayRef day, DiscardInfusion answer) {
        answer.requireDiscarded();
        requirePossible(day, answer);
        InfusionBag bag = inUse(day);
        Discard before = bag.discard();
        bags.save(bag.discarded(
                before == null
                        ? new Discard(time.now(), answer.reason(), answer.remainingMl())
                        : new Discard(
                                before.discardedAt(),
                                before.discardReason() + "; " + answer.reason(),
                                before.remainingMl())));
        return new NothingMore(day.begun(courses), answer.reason());
    }

    private void requirePossible(InfusionDayRef day, DiscardInfusion answer) {
        boolean newBag = answer.next() == Next.NEW_BAG;
        if (answer.next() == Next.COMPLETE && !day.begun(courses)) {
            throw new SubmissionRefused(
                    "What follows: this infusion was never begun, so its dose was not given in full."
                            + " Choose a new bag, or that nothing more is given today");
        }
        if (newBag && holds.withdrawn(day)) {
            throw new SubmissionRefused("What follows: the patient has withdrawn from the treatment."
                    + " Choose that nothing more is given today");
        }
        if (newBag && answer.remainingMl() <= 0 && day.begun(courses)) {
            throw new SubmissionRefused(
                    "What follows: with 0 mL left the dose is in; another bag would exceed it (INF-03)."
                            + " Choose that it had been given in full, or that nothing more is given today");
        }
        day.infusion(courses).filter(begun -> newBag && checks.dayOver(day)).ifPresent(begun -> {
            throw new SubmissionRefused(
                    "What follows: this infusion was begun on %s; another bag on %s could meet the dose"
                                    .formatted(time.dateOf(begun.begunAt()), time.today())
                            + " of that day (INF-03). Choose that it had been given in full, or that nothing more is given");
        });
    }

    /** A bag that was prepared but not started is discarded, unused. */
    void discardUnused(InfusionDayRef day, String reason) {
        discardUnused(inUse(day), reason);
    }

    /** Every bag prepared for a dose of this patient that will not be begun any more is discarded, and its record says why. */
    void discardUnused(String patientNumber, String reason) {
        bags.findByDayPatientNumberAndDiscardDiscardedAtIsNull(patientNumber).stream()
                .filter(bag -> !bag.day().begun(courses))
                .forEach(bag -> discardUnused(bag, reason));
    }

    private void discardUnused(InfusionBag bag, String reason) {
        bags.save(bag.discarded(new Discard(time.now(), reason, null)));
    }
}
