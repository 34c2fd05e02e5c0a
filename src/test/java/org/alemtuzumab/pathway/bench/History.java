package org.alemtuzumab.pathway.bench;

import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much the engine keeps of what has happened. */
final class History {

    private History() {}

    /** Bytes of all rows of the engine's history, without pages and indexes. */
    static long bytes(DataSource database) {
        JdbcClient tables = JdbcClient.create(database);
        List<String> history = tables.sql("select tablename from pg_tables where tablename like 'act\\_hi\\_%'")
                .query(String.class)
                .list();
        return tables.sql(history.stream()
                        .map(table ->
                                "select coalesce(sum(pg_column_size(t.*)), 0) as bytes from %s t".formatted(table))
                        .collect(Collectors.joining(" union all ", "select sum(bytes) from (", ") s")))
                .query(Long.class)
                .single();
    }
}
