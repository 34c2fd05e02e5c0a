package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.Date;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When the steps of an infusion day are due, and when it is over, as the diagrams ask. */
@Component("infusionDays")
@Transactional
public class InfusionDays {

    private final MorningChecks checks;
    private final InfusionBags bags;
    private final Readings readings;
    private final Courses courses;
    private final InfusionProfile profile;
    private final ClinicTime time;

    InfusionDays(
            MorningChecks checks,
            InfusionBags bags,
            Readings readings,
            Courses courses,
            InfusionProfile profile,
            ClinicTime time) {
        this.checks = checks;
        this.bags = bags;
        this.readings = readings;
        this.courses = courses;
        this.profile = profile;
        this.time = time;
    }

    /** When an infusion that was not begun after its check needs a new one: on the next morning (SCR-03, INF-06). */
    @ForModels
    public Date dayOverAt(String patientNumber, int courseNumber, int dayNumber) {
        return time.at(checks.checkDate(new InfusionDayRef(patientNumber, courseNumber, dayNumber))
                .plusDays(1));
    }

    /** INF-04: when the infusion of the bag in use must have ended. */
    @ForModels
    public Date useBy(String patientNumber, int courseNumber, int dayNumber) {
        return date(bags.useBy(new InfusionDayRef(patientNumber, courseNumber, dayNumber)));
    }

    /** Whether the infusion of this day of the course was begun. */
    @ForModels
    public boolean begun(String patientNumber, int courseNumber, int dayNumber) {
        return new InfusionDayRef(patientNumber, courseNumber, dayNumber).begun(courses);
    }

    /** INF-09: when vital signs are read next, at the latest; as the diagrams of earlier releases ask. */
    @ForModels
    public Date vitalSignsDueAt(String patientNumber) {
        return date(latestReading(patientNumber));
    }

    /** INF-09: the same, and sooner after a reading outside the limits. */
    @ForModels
    public Date readingDueAt(String patientNumber, int courseNumber, int dayNumber) {
        return date(nextReading(new InfusionDayRef(patientNumber, courseNumber, dayNumber)));
    }

    OffsetDateTime nextReading(InfusionDayRef day) {
        return readings.nextReading(day)
                .map(within -> time.now().plus(within))
                .orElseGet(() -> latestReading(day.patientNumber()));
    }

    private OffsetDateTime latestReading(String patientNumber) {
        return time.now().plusMinutes(profile.vitalsMinutes(patientNumber));
    }

    private static Date date(OffsetDateTime moment) {
        return Date.from(moment.toInstant());
    }

    /** A bag prepared for a dose that will not be begun any more is discarded, and its record says why (INF-04). */
    public void discardUnused(String patientNumber, String reason) {
        bags.discardUnused(patientNumber, reason);
    }
}
