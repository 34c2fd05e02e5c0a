package org.alemtuzumab.pathway.time;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;

/** Dates and hours as the clinic lives them. Models call it as {@code ${clinicTime.…}}. */
@Component
public class ClinicTime {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY_AND_HOUR = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Clock clock;
    private final ClinicProperties clinic;

    ClinicTime(Clock clock, ClinicProperties clinic) {
        this.clock = clock;
        this.clinic = clinic;
    }

    /** Now, to the millisecond, with the clinic's offset. */
    public OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).atZone(zone()).toOffsetDateTime();
    }

    /** Today's date in the clinic's time zone. */
    public LocalDate today() {
        return now().toLocalDate();
    }

    public ZoneId zone() {
        return clinic.zone();
    }

    /** When a timer for this date fires: at the clinic's hour (07:00 by default), daylight saving applied. */
    @ForModels
    public Date at(LocalDate date) {
        return Date.from(date.atTime(clinic.timerHour()).atZone(zone()).toInstant());
    }

    /** The same for an ISO date that a form or a variable holds, such as "2026-03-09". */
    @ForModels
    public Date at(String isoDate) {
        return at(LocalDate.parse(isoDate));
    }

    /** Day and hour for a form, such as "2026-03-09 14:30". */
    public String text(Date moment) {
        return moment.toInstant().atZone(zone()).format(DAY_AND_HOUR);
    }

    /** This hour of that day at the clinic. */
    public OffsetDateTime moment(LocalDate day, LocalTime hour) {
        return day.atTime(hour).atZone(zone()).toOffsetDateTime();
    }

    /** "10:45". */
    public String hour(OffsetDateTime moment) {
        return moment.atZoneSameInstant(zone()).format(HOUR);
    }

    public LocalDate dateOf(OffsetDateTime time) {
        return time.atZoneSameInstant(zone()).toLocalDate();
    }

    public LocalDate dateOf(Instant time) {
        return time.atZone(zone()).toLocalDate();
    }
}
