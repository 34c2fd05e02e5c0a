package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is due once a year is due in the round nearest to 12 months after the last one (MON-05), and until it is done (MON-05b). */
class RhythmTest {

    /** Rounds of an anchor on 6 March 2026: 10 is due on 6 January 2027, 11 on 6 February, 12 on 6 March. */
    @ParameterizedTest(name = "last done on {0}, round {1}: {2}")
    @CsvSource({
        // 6 January 2027 itself, and the days around it
        "2026-01-06, 9, NOT_DUE",
        "2026-01-06, 10, REGULAR",
        "2026-01-06, 11, CARRIED",
        "2026-01-21, 10, REGULAR",
        "2026-01-22, 10, NOT_DUE",
        "2026-01-22, 11, REGULAR",
        // as near to round 11 as to round 12, 14 days each: the earlier
        "2026-02-20, 11, REGULAR",
        "2026-02-20, 12, CARRIED",
        "2026-02-21, 11, NOT_DUE",
        "2026-02-21, 12, REGULAR",
        // the anchor itself, where nothing is on file
        "2026-03-06, 12, REGULAR",
        "2026-03-06, 24, CARRIED",
        // a year is over before round 1
        "2025-01-31, 1, CARRIED",
        "2026-09-15, 11, NOT_DUE"
    })
    void isDueInTheNearestRound(LocalDate lastDone, int round, RoundPanel.Rhythm rhythm) {
        RoundDates dates = RoundDates.of(LocalDate.of(2026, 3, 6), round, 7);

        assertThat(RoundPanel.Rhythm.nearest(dates, lastDone, 12)).isEqualTo(rhythm);
    }

    /** An anchor on 31 August: rounds are due on the last days of months. */
    @ParameterizedTest(name = "last done on {0}, round {1}: {2}")
    @CsvSource({
        "2026-02-28, 6, REGULAR",
        "2026-03-15, 6, REGULAR",
        "2026-03-16, 6, NOT_DUE",
        "2026-03-16, 7, REGULAR",
        "2024-02-29, 5, CARRIED"
    })
    void atMonthEnds(LocalDate lastDone, int round, RoundPanel.Rhythm rhythm) {
        RoundDates dates = RoundDates.of(LocalDate.of(2026, 8, 31), round, 7);

        assertThat(RoundPanel.Rhythm.nearest(dates, lastDone, 12)).isEqualTo(rhythm);
    }
}
