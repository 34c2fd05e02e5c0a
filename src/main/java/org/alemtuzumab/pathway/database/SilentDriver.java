package org.alemtuzumab.pathway.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/** PostgreSQL's driver does not repeat the row that a constraint refuses, wherever its messages go. */
@Component
class SilentDriver implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource source
                && source.getJdbcUrl() != null
                && source.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            source.addDataSourceProperty("logServerErrorDetail", "false");
        }
        return bean;
    }
}
