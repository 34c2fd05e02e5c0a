package org.alemtuzumab.pathway.referral;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Map;

/** The two clocks of a referral: by when it is acknowledged, and by when the patient is seen (SAF-6). */
final class ReferralClock {

    private static final String MIDNIGHT = "24:00";

    private ReferralClock() {}

    /**
     * @param row of the table {@code referralDeadline}: a duration, and the hours between which the clock runs
     * @return when this much time has passed on that clock
     */
    static ZonedDateTime acknowledgeBy(ZonedDateTime from, Map<String, Object> row) {
        LocalTime opens = LocalTime.parse((String) row.get("clockFrom"));
        String closes = (String) row.get("clockUntil");
        Duration left = Duration.parse((String) row.get("acknowledgeWithin"));
        ZonedDateTime at = from;
        while (true) {
            ZonedDateTime start = at.with(opens);
            ZonedDateTime end = closes.equals(MIDNIGHT)
                    ? at.toLocalDate().plusDays(1).atStartOfDay(at.getZone())
                    : at.with(LocalTime.parse(closes));
            ZonedDateTime running = at.isBefore(start) ? start : at;
            Duration today = running.isBefore(end) ? Duration.between(running, end) : Duration.ZERO;
            if (left.compareTo(today) <= 0) {
                return running.plus(left);
            }
            left = left.minus(today);
            at = at.toLocalDate().plusDays(1).atStartOfDay(at.getZone());
        }
    }

    /**
     * @param row of the table {@code visitDeadline}: a duration, and for what is seen the same day the hours of that day
     * @return by when the patient is seen
     */
    static ZonedDateTime seeBy(ZonedDateTime from, Map<String, Object> row) {
        ZonedDateTime within = from.plus(Duration.parse((String) row.get("seenWithin")));
        String sameDayUntil = (String) row.get("sameDayUntil");
        if (sameDayUntil.isEmpty()) {
            return within;
        }
        boolean late = from.toLocalTime().isAfter(LocalTime.parse((String) row.get("toldAfter")));
        ZonedDateTime by = late
                ? from.plusDays(1).with(LocalTime.parse((String) row.get("nextDayUntil")))
                : from.with(LocalTime.parse(sameDayUntil));
        return by.isBefore(within) ? by : within;
    }
}
