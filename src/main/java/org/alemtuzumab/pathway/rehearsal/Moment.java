package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** A date of the clinic, with its hour where the file says it. */
public record Moment(LocalDate date, LocalTime time) {

    /** @throws java.time.format.DateTimeParseException when the text is no existing date, or date and time */
    @JsonCreator
    public static Moment parse(String text) {
        int split = text.indexOf('T');
        return split < 0
                ? new Moment(LocalDate.parse(text), null)
                : new Moment(LocalDate.parse(text.substring(0, split)), LocalTime.parse(text.substring(split + 1)));
    }

    /** Whether this is later for certain: a moment without an hour may be any of its day. */
    boolean isAfter(Moment other) {
        return date.isAfter(other.date)
                || date.equals(other.date) && time != null && other.time != null && time.isAfter(other.time);
    }

    /** Whether that instant is meant: any of the day where the file names no hour, else to the minute. */
    boolean is(LocalDateTime found) {
        return found != null
                && found.toLocalDate().equals(date)
                && (time == null
                        || found.toLocalTime().truncatedTo(ChronoUnit.MINUTES).equals(time));
    }

    @Override
    public String toString() {
        return time == null ? date.toString() : date + "T" + time;
    }

    Instant at(ZoneId zone, LocalTime otherwise) {
        return date.atTime(time == null ? otherwise : time).atZone(zone).toInstant();
    }
}
