package org.alemtuzumab.pathway.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "79.578, 79.6",
        "1250, 1250",
        "0.0123, 0.012",
        "3.025, 3.03",
        "5, 5",
        "4.9975, 4.998",
        "2.0001, 2.0001",
        "99.96, 99.96",
        "19.999999999999996, 20",
        "0.00001, 0"
    })
    void nothingBesideALimitIsShownAsTheLimit(double value, String shown) {
        assertThat(Figures.of(value)).isEqualTo(shown);
    }
}
