package org.alemtuzumab.pathway.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** PostgreSQL for the product, watched, and room for other databases beside it. */
@TestConfiguration
class BenchDatabase {

    private static final int CONNECTIONS = 20;

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${bench.shared-buffers:128MB}") String buffers) throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("shared_buffers", buffers)
                .start();
    }

    @Bean(destroyMethod = "close")
    HikariDataSource pool(EmbeddedPostgres postgres) {
        return pool(postgres, "postgres");
    }

    @Bean
    Counter counter(HikariDataSource pool) {
        return new Counter(pool);
    }

    @Bean
    @Primary
    DataSource dataSource(Counter counter) {
        return counter.watched();
    }

    /** What the figures were taken on, in words. */
    static String inWords(DataSource database) {
        try (Connection connection = database.getConnection()) {
            DatabaseMetaData about = connection.getMetaData();
            return "%s %s as the tests start it (no fsync)"
                    .formatted(about.getDatabaseProductName(), about.getDatabaseProductVersion());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static HikariDataSource another(EmbeddedPostgres postgres, String name) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return pool(postgres, name);
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres, String name) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.getJdbcUrl("postgres", name));
        pool.setMaximumPoolSize(CONNECTIONS);
        return pool;
    }
}
