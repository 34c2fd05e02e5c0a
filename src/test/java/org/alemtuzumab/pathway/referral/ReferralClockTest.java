package org.alemtuzumab.pathway.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clocks of a referral by night, over the change of the clock, and on the day itself (SAF-6). */
class ReferralClockTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    @ParameterizedTest
    @CsvSource({
        "2027-07-14T06:59, 2027-07-14T11:00",
        "2027-07-14T07:00, 2027-07-14T11:00",
        "2027-07-14T18:00, 2027-07-14T22:00",
        "2027-07-14T18:01, 2027-07-15T07:01",
        "2027-07-14T21:00, 2027-07-15T10:00",
        "2027-07-14T22:00, 2027-07-15T11:00",
        "2027-07-14T23:30, 2027-07-15T11:00",
        // the night in which the clock is put forward, and back
        "2027-03-27T21:00, 2027-03-28T10:00",
        "2027-10-30T21:00, 2027-10-31T10:00"
    })
    void fourHoursBetweenSevenAndTwentyTwo(LocalDateTime from, LocalDateTime until) {
        assertThat(ReferralClock.acknowledgeBy(
                        from.atZone(ZONE),
                        Map.of("acknowledgeWithin", "PT4H", "clockFrom", "07:00", "clockUntil", "22:00")))
                .isEqualTo(until.atZone(ZONE));
    }

    @ParameterizedTest
    @CsvSource({"2027-07-14T23:30, PT1H, 2027-07-15T00:30", "2027-01-31T10:00, P2D, 2027-02-02T10:00"})
    void whatRunsDayAndNight(LocalDateTime from, String within, LocalDateTime until) {
        assertThat(ReferralClock.acknowledgeBy(
                        from.atZone(ZONE),
                        Map.of("acknowledgeWithin", within, "clockFrom", "00:00", "clockUntil", "24:00")))
                .isEqualTo(until.atZone(ZONE));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-07-14T08:00, 2027-07-14T22:00",
        "2027-07-14T18:00, 2027-07-14T22:00",
        "2027-07-14T18:01, 2027-07-15T12:00",
        "2027-07-14T23:59, 2027-07-15T12:00"
    })
    void theSameDayOrByNoonOfTheNext(LocalDateTime from, LocalDateTime until) {
        assertThat(see(from.atZone(ZONE), "PT24H", "22:00", "18:00", "12:00")).isEqualTo(until.atZone(ZONE));
    }

    @ParameterizedTest
    @CsvSource({"PT6H, 2027-07-14T14:00", "PT24H, 2027-07-15T08:00", "P7D, 2027-07-21T08:00", "P28D, 2027-08-11T08:00"})
    void withinTheTimeOfItsUrgency(String within, LocalDateTime until) {
        assertThat(see(LocalDateTime.parse("2027-07-14T08:00").atZone(ZONE), within, "", "", ""))
                .isEqualTo(until.atZone(ZONE));
    }

    private static ZonedDateTime see(ZonedDateTime from, String within, String sameDay, String after, String nextDay) {
        return ReferralClock.seeBy(
                from,
                Map.of("seenWithin", within, "sameDayUntil", sameDay, "toldAfter", after, "nextDayUntil", nextDay));
    }
}
