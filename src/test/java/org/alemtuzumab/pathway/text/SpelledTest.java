package org.alemtuzumab.pathway.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;

/** Rows hold the texts that they always held. */
class SpelledTest {

    enum Kind implements Spelled {
        DEATH,
        MS_ACTIVITY
    }

    @Test
    void aRowsTextIsReadAsItsConstant() {
        DefaultConversionService ofPackage = new DefaultConversionService();
        ofPackage.addConverter(new Spellings(List.of(Kind.class)));

        reads(ofPackage);
        reads(Spellings.conversion());
    }

    private static void reads(ConversionService rows) {
        assertThat(rows.convert("msActivity", Kind.class)).isEqualTo(Kind.MS_ACTIVITY);
        assertThat(rows.convert("death", Kind.class)).isEqualTo(Kind.DEATH);
        assertThatThrownBy(() -> rows.convert("mishap", Kind.class))
                .isInstanceOf(ConversionFailedException.class)
                .hasRootCauseMessage("No Kind is spelled 'mishap'");
    }

    @Test
    void aConstantIsWrittenAsItsText() throws JsonProcessingException {
        assertThat(Kind.MS_ACTIVITY.spelled()).isEqualTo("msActivity");
        assertThat(new ObjectMapper().writeValueAsString(Kind.MS_ACTIVITY)).isEqualTo("\"msActivity\"");
    }
}
