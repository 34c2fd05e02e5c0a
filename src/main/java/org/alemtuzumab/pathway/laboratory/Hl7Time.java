package org.alemtuzumab.pathway.laboratory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time stamp; the hour is null where only the day is given. */
record Hl7Time(LocalDate day, OffsetDateTime hour) {

    private static final Pattern STAMP =
            Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})?(\\d{2})?(?:\\.\\d{1,4})?)?([+-]\\d{4})?");

    static Optional<Hl7Time> read(String text, ZoneId zone) {
        Matcher stamp = STAMP.matcher(text);
        if (!stamp.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(stamp, 1), number(stamp, 2), number(stamp, 3));
            // midnight to the second is how some systems write a day without an hour
            boolean hourKnown = stamp.group(4) != null
                    && !(number(stamp, 4) == 0 && number(stamp, 5) == 0 && number(stamp, 6) == 0);
            if (!hourKnown) {
                return Optional.of(new Hl7Time(day, null));
            }
            LocalDateTime local = day.atTime(number(stamp, 4), number(stamp, 5), number(stamp, 6));
            OffsetDateTime hour = stamp.group(7) == null
                    ? local.atZone(zone).toOffsetDateTime()
                    : local.atOffset(ZoneOffset.of(stamp.group(7)))
                            .atZoneSameInstant(zone)
                            .toOffsetDateTime();
            return Optional.of(new Hl7Time(hour.toLocalDate(), hour));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same as this sender writes it, where it is not as HL7 does. */
    static Optional<Hl7Time> read(String text, ZoneId zone, Sender sender) {
        return read(text, zone).or(() -> sender.moment(text).map(moment -> {
            OffsetDateTime hour =
                    moment instanceof LocalDateTime local ? local.atZone(zone).toOffsetDateTime() : null;
            return new Hl7Time(LocalDate.from(moment), hour);
        }));
    }

    private static int number(Matcher stamp, int group) {
        return stamp.group(group) == null ? 0 : Integer.parseInt(stamp.group(group));
    }
}
