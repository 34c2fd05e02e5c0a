package org.alemtuzumab.pathway.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelled;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.data.convert.CustomConversions.StoreConversions;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcSimpleTypes;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.relational.core.dialect.Dialect;

/** Columns hold the constants of {@link Spelled} enums as they are spelled; those of every other enum by their names. */
@Configuration(proxyBeanMethods = false)
class SpelledColumns {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(Dialect dialect) {
        List<Object> ofTheDatabase = new ArrayList<>(dialect.getConverters());
        ofTheDatabase.addAll(JdbcCustomConversions.storeConverters());
        SimpleTypeHolder types = new SimpleTypeHolder(dialect.simpleTypes(), JdbcSimpleTypes.HOLDER);
        return new JdbcCustomConversions(
                StoreConversions.of(types, ofTheDatabase), List.of(new ToText(), new FromText()));
    }

    @WritingConverter
    static final class ToText implements Converter<Spelled, String> {

        @Override
        public String convert(Spelled constant) {
            return constant.spelled();
        }
    }

    @ReadingConverter
    static final class FromText implements ConverterFactory<String, Spelled> {

        @Override
        public <T extends Spelled> Converter<String, T> getConverter(Class<T> type) {
            return text -> constant(type, text);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static <T> T constant(Class<T> type, String text) {
            return ((Optional<?>) Spelling.read((Class<? extends Enum>) type, text))
                    .map(type::cast)
                    .orElseThrow(() -> new IllegalStateException(
                            "A column holds '%s', which is no %s".formatted(text, type.getSimpleName())));
        }
    }
}
