package org.alemtuzumab.pathway.text;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.repository.config.AbstractJdbcConfiguration;

/** How rows hold constants that are {@link Spelled}. */
@Configuration
class StoredSpelling extends AbstractJdbcConfiguration {

    private final ObjectProvider<Spellings> kept;

    StoredSpelling(ObjectProvider<Spellings> kept) {
        this.kept = kept;
    }

    @Override
    protected List<?> userConverters() {
        List<Object> converters = new ArrayList<>(kept.stream().toList());
        converters.add(new Spell());
        return converters;
    }

    @WritingConverter
    private static final class Spell implements Converter<Spelled, String> {

        @Override
        public String convert(Spelled constant) {
            return constant.spelled();
        }
    }
}
