package org.alemtuzumab.pathway.database;

import java.util.ArrayList;
import java.util.List;
import org.alemtuzumab.pathway.PathwayApplication;
import org.alemtuzumab.pathway.text.Spelled;
import org.alemtuzumab.pathway.text.Spellings;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.data.convert.CustomConversions.StoreConversions;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.mapping.JdbcSimpleTypes;
import org.springframework.data.mapping.model.SimpleTypeHolder;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.util.ClassUtils;

/** Columns hold the constants of {@link Spelled} enums as they are spelled; those of every other enum by their names. */
@Configuration(proxyBeanMethods = false)
class SpelledColumns {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(Dialect dialect) {
        List<Object> ofTheDatabase = new ArrayList<>(dialect.getConverters());
        ofTheDatabase.addAll(JdbcCustomConversions.storeConverters());
        SimpleTypeHolder types = new SimpleTypeHolder(dialect.simpleTypes(), JdbcSimpleTypes.HOLDER);
        return new JdbcCustomConversions(
                StoreConversions.of(types, ofTheDatabase), List.of(new ToText(), new Spellings(spelled())));
    }

    /** Every such enum of the product: one that is written so and looked for by its name would fail when a row is read. */
    static List<Class<?>> spelled() {
        ClassPathScanningCandidateComponentProvider product = new ClassPathScanningCandidateComponentProvider(false);
        product.addIncludeFilter(new AssignableTypeFilter(Spelled.class));
        return product.findCandidateComponents(PathwayApplication.class.getPackageName()).stream()
                .map(BeanDefinition::getBeanClassName)
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .filter(Class::isEnum)
                .toList();
    }

    @WritingConverter
    private static final class ToText implements Converter<Spelled, String> {

        @Override
        public String convert(Spelled constant) {
            return constant.spelled();
        }
    }
}
