package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.pregnancy.Dates;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.pregnancy.Pregnancy;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The checks on the mornings of infusion days; one holds for its calendar day only (SCR-03, INF-06). */
@Component
@Transactional
class MorningChecks {

    private final InfusionCheckRepository checks;
    private final Courses courses;
    private final Pregnancies pregnancies;
    private final ClinicTime time;

    MorningChecks(InfusionCheckRepository checks, Courses courses, Pregnancies pregnancies, ClinicTime time) {
        this.checks = checks;
        this.courses = courses;
        this.pregnancies = pregnancies;
        this.time = time;
    }

    /**
     * Records the check. A positive pregnancy test is a pregnancy (PRG-1).
     *
     * @throws SubmissionRefused when a missed day is moved to a day that is not ahead (INF-03), or a pregnancy test that
     *     is due was not done (SCR-12)
     */
    void record(InfusionCheck check) {
        if (!check.present() && !check.absence().movedTo().isAfter(time.today())) {
            throw new SubmissionRefused("New date of this infusion day: %s is not ahead. Name a day after today"
                    .formatted(check.absence().movedTo()));
        }
        PregnancyTest test = check.morning().pregnancyTest();
        String patientNumber = check.day().patientNumber();
        if (test == PregnancyTest.NOT_REPEATED && pregnancyTestDue(patientNumber)) {
            throw new SubmissionRefused(
                    "Pregnancy test today: it is due on every day that does not follow an infusion of the"
                            + " day before (SCR-12). Do the test and enter its result");
        }
        checks.save(check);
        if (test == PregnancyTest.POSITIVE) {
            pregnancies.report(patientNumber, Pregnancy.INFUSION_DAY, Dates.of(time.today()), check.recordedBy());
        }
    }

    /** SCR-12, INF-20: only a day that follows an infusion of the day before needs no test of its own. */
    private boolean pregnancyTestDue(String patientNumber) {
        return !courses.infusedOn(patientNumber, time.today().minusDays(1));
    }

    InfusionCheck last(InfusionDayRef day) {
        return lastOf(of(day)).orElseThrow(() -> new IllegalStateException("Nothing was checked this morning"));
    }

    OffsetDateTime checkedAt(InfusionDayRef day) {
        return last(day).recordedAt();
    }

    /** When the patient was last here for this infusion, which was not begun then; empty where that was never. */
    Optional<LocalDate> checkedBefore(InfusionDayRef day) {
        return lastOf(of(day).stream().filter(InfusionCheck::present).toList())
                .map(check -> time.dateOf(check.recordedAt()));
    }

    /** The mornings on which the patient did not come for this dose. */
    List<InfusionCheck> absences(InfusionDayRef day) {
        return of(day).stream().filter(check -> !check.present()).toList();
    }

    /** What was told of new symptoms at the last check, minor ones too; empty where there were none. */
    Optional<String> symptoms(InfusionDayRef day) {
        return lastOf(of(day)).map(check -> check.morning().symptoms());
    }

    /** @throws SubmissionRefused when the day of the check is over */
    void requireDayNotOver(InfusionDayRef day) {
        if (dayOver(day)) {
            throw new SubmissionRefused("%s. %s"
                    .formatted(
                            checkedOn(day),
                            day.begun(courses)
                                    ? "The pharmacist is asked in the morning what follows"
                                    : "It opens again in the morning"));
        }
    }

    boolean dayOver(InfusionDayRef day) {
        return checkDate(day).isBefore(time.today());
    }

    LocalDate checkDate(InfusionDayRef day) {
        return time.dateOf(checkedAt(day));
    }

    String checkedOn(InfusionDayRef day) {
        return "The check before the infusion was made on %s and holds for that day only (SCR-03, INF-06)"
                .formatted(checkDate(day));
    }

    private List<InfusionCheck> of(InfusionDayRef day) {
        return checks.findByDayOrderById(day);
    }

    private static Optional<InfusionCheck> lastOf(List<InfusionCheck> checks) {
        return checks.stream().reduce((earlier, later) -> later);
    }
}
