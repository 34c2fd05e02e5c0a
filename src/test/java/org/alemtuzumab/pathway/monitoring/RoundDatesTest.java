package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.alemtuzumab.pathway.monitoring.RoundPanel.Rhythm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When rounds are due, open and close, and when an item's rhythm calls for it (MON-01, MON-04 to MON-06). */
class RoundDatesTest {

    private static final int LEAD = 7;

    @ParameterizedTest
    @CsvSource({
        "2026-03-06, 1, 2026-03-30, 2026-04-06, 2026-04-29",
        "2026-03-06, 12, 2027-02-27, 2027-03-06, 2027-03-30",
        "2027-01-31, 1, 2027-02-21, 2027-02-28, 2027-03-24",
        "2027-01-31, 2, 2027-03-24, 2027-03-31, 2027-04-23",
        "2027-01-31, 48, 2031-01-24, 2031-01-31, 2031-02-21",
        "2028-02-29, 12, 2029-02-21, 2029-02-28, 2029-03-22",
        "2028-02-29, 48, 2032-02-22, 2032-02-29, 2032-03-22"
    })
    void areComputedFromTheAnchor(LocalDate anchor, int number, LocalDate opens, LocalDate due, LocalDate closes) {
        assertThat(RoundDates.of(anchor, number, LEAD)).isEqualTo(new RoundDates(anchor, number, opens, due, closes));
    }

    @Test
    void windowsFollowEachOtherWithoutGapOrOverlap() {
        for (LocalDate anchor :
                List.of(LocalDate.of(2027, 1, 31), LocalDate.of(2028, 2, 29), LocalDate.of(2026, 3, 6))) {
            List<RoundDates> rounds = IntStream.rangeClosed(1, 48)
                    .mapToObj(n -> RoundDates.of(anchor, n, LEAD))
                    .toList();
            for (int i = 1; i < rounds.size(); i++) {
                assertThat(rounds.get(i).opensOn()).isEqualTo(rounds.get(i - 1).closesOn());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, false", "2026-03-30, true", "2026-04-28, true", "2026-04-29, false"})
    void windowIsHalfOpen(LocalDate taken, boolean covered) {
        RoundDates dates = RoundDates.of(LocalDate.of(2026, 3, 6), 1, LEAD);
        MonitoringRound round = MonitoringRound.opened("P-1", dates, List.of("platelets"), "STRICT", null);

        assertThat(round.covers(taken)).isEqualTo(covered);
    }

    @ParameterizedTest
    @CsvSource({
        // Every third round, however lately it was done
        "3, 2026-03-06, REGULAR",
        "3, 2026-05-30, REGULAR",
        // Exactly 3 months old is not older than 3 months
        "2, 2026-02-06, NOT_DUE",
        "2, 2026-02-05, CARRIED",
        // Round 3 missed: carried into round 4, and no longer after it was done there
        "4, 2026-03-06, CARRIED",
        "5, 2026-07-06, NOT_DUE"
    })
    void quarterlyItemIsDueInItsRoundOrWhenTheLastIsOlder(int number, LocalDate lastDone, Rhythm expected) {
        assertThat(Rhythm.of(RoundDates.of(LocalDate.of(2026, 3, 6), number, LEAD), lastDone, 3))
                .isEqualTo(expected);
    }

    @Test
    void courseThatMovesTheAnchorDoesNotStretchAYear() {
        // Skin last examined in round 2 after the old anchor; round 5 after the new one is due 13 months later
        RoundDates round = RoundDates.of(LocalDate.of(2027, 3, 10), 5, LEAD);

        assertThat(Rhythm.of(round, LocalDate.of(2026, 7, 10), 12)).isEqualTo(Rhythm.CARRIED);
        assertThat(Rhythm.of(round, LocalDate.of(2026, 8, 10), 12)).isEqualTo(Rhythm.NOT_DUE);
    }
}
