package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

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

    Instant at(ZoneId zone, LocalTime otherwise) {
        return date.atTime(time == null ? otherwise : time).atZone(zone).toInstant();
    }
}
