package org.alemtuzumab.pathway.patientfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where values are drawn. */
class PlotTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 12, 31);
    private static final LocalDate LAST = LocalDate.of(2028, 2, 29);
    private static final Plot.Days DAYS = new Plot.Days(FIRST, LAST);

    private static Trend.Point point(LocalDate day, Double value, Double upper, boolean counts) {
        return new Trend.Point(1, day, value + " U/L", value, null, upper, counts, false, "", "");
    }

    @Test
    void theFirstDayIsAtTheLeftAndTheHighestValueAtTheTop() {
        Plot plot =
                Plot.of(List.of(point(FIRST, 20.0, null, true), point(LAST, 60.0, null, true)), "U/L", DAYS, List.of());

        assertThat(plot.marks()).extracting(Plot.Mark::x).containsExactly(56.0, 628.0);
        assertThat(plot.marks().get(0).y()).isGreaterThan(plot.marks().get(1).y());
        assertThat(plot.line())
                .isEqualTo("56.0,%s 628.0,%s"
                        .formatted(plot.marks().get(0).y(), plot.marks().get(1).y()));
        assertThat(plot.years()).singleElement().extracting(Plot.Line::label).isEqualTo("2028");
    }

    @Test
    void aLimitHoldsUntilAValueBringsAnother() {
        Plot plot = Plot.of(
                List.of(point(FIRST, 20.0, 40.0, true), point(LAST.minusDays(30), 21.0, 50.0, true)),
                "U/L",
                DAYS,
                List.of());

        String[] steps = plot.upper().split(" ");
        assertThat(steps).hasSize(4);
        assertThat(steps[0].split(",")[1]).isEqualTo(steps[1].split(",")[1]);
        assertThat(steps[1].split(",")[0]).isEqualTo(steps[2].split(",")[0]);
        assertThat(steps[3]).startsWith("628");
    }

    @Test
    void whatNoLongerCountsIsDrawnAndNotInTheLine() {
        Plot plot = Plot.of(
                List.of(point(FIRST, 20.0, null, true), point(LAST, 60.0, null, false)), "U/L", DAYS, List.of(FIRST));

        assertThat(plot.marks()).hasSize(2);
        assertThat(plot.line()).doesNotContain(" ");
        assertThat(plot.infusions())
                .singleElement()
                .extracting(Plot.Line::label)
                .isEqualTo("2027-12-31");
    }

    @Test
    void oneValueOnOneDayIsInsideAndWordsAreNoPicture() {
        Plot one = Plot.of(List.of(point(FIRST, 0.0, null, true)), "U/L", new Plot.Days(FIRST, FIRST), List.of());
        assertThat(one.marks().get(0).y()).isBetween(0.0, (double) Plot.HEIGHT);

        assertThat(Plot.of(
                        List.of(new Trend.Point(
                                1, FIRST, "clotted", null, null, null, false, false, "", "quarantined")),
                        "U/L",
                        DAYS,
                        List.of()))
                .isNull();
    }
}
