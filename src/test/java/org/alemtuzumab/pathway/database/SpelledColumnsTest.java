package org.alemtuzumab.pathway.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alemtuzumab.pathway.text.Spelled;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.converter.Converter;

/** How constants stand in columns. */
class SpelledColumnsTest {

    enum Kept implements Spelled {
        NOT_REPEATED
    }

    private final Converter<String, Kept> fromText = new SpelledColumns.FromText().getConverter(Kept.class);

    @Test
    void aConstantStandsAsItIsSpelled() {
        assertThat(new SpelledColumns.ToText().convert(Kept.NOT_REPEATED)).isEqualTo("notRepeated");
        assertThat(fromText.convert("notRepeated")).isEqualTo(Kept.NOT_REPEATED);
    }

    @Test
    void whatIsNoConstantIsAnErrorAndNotNothing() {
        assertThatThrownBy(() -> fromText.convert("repeated"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("A column holds 'repeated', which is no Kept");
    }
}
