package org.alemtuzumab.pathway.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1.50", "+2", "1e999", "1E-999", "12345678901234567890.5"})
    void numberIsRead(String text) {
        assertThat(Decimals.read(text)).contains(new BigDecimal(text));
        assertThat(Decimals.within(new BigDecimal(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e1000", "1e-1000", "1e999999999", "1e99999999999999999999", "1e", "NaN", "", "one", "1,5"})
    void whatIsNoneOrWouldFillTheMemoryIsNot(String text) {
        assertThat(Decimals.read(text)).isEmpty();
    }

    @Test
    void numberOfOthersIsMeasuredBeforeItIsWrittenOut() {
        assertThat(Decimals.within(new BigDecimal("1e999999999"))).isFalse();
        assertThat(Decimals.within(new BigDecimal("1e-999999999"))).isFalse();
        assertThat(Decimals.within(new BigDecimal("1".repeat(100)))).isTrue();
        assertThat(Decimals.within(new BigDecimal("1".repeat(101)))).isFalse();
        assertThat(Decimals.read("1".repeat(200))).isEmpty();
    }
}
