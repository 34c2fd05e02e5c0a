package org.alemtuzumab.pathway.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * How PostgreSQL finds what it is asked for, when it is told to use an index wherever one fits: what it still reads from
 * beginning to end has none, however few rows there are yet.
 */
final class Plans {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;

    Plans(DataSource database) {
        this.database = database;
    }

    /**
     * What a statement reads from beginning to end, such as "Seq Scan of finding".
     *
     * @param sql with ? for each parameter
     * @param big which tables grow with the patients
     */
    List<String> scans(String sql, Predicate<String> big) throws SQLException, JsonProcessingException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                statement.execute("set local enable_seqscan = off");
                statement.execute("set local plan_cache_mode = force_generic_plan");
                Set<String> waiting = partialIndexes(statement);
                return plan(statement, sql).findParents("Relation Name").stream()
                        .filter(node -> big.test(node.path("Relation Name").asText()))
                        .filter(node -> node.path("Node Type").asText().endsWith("Scan")
                                && !node.path("Node Type").asText().startsWith("Bitmap")
                                && !node.has("Index Cond")
                                && !waiting.contains(node.path("Index Name").asText()))
                        .map(node -> node.path("Node Type").asText() + " of "
                                + node.path("Relation Name").asText())
                        .toList();
            } finally {
                connection.rollback();
            }
        }
    }

    /** Whatever they hold is wanted. */
    private static Set<String> partialIndexes(Statement statement) throws SQLException {
        Set<String> names = new HashSet<>();
        try (ResultSet found = statement.executeQuery(
                "select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid where i.indpred is not null")) {
            while (found.next()) {
                names.add(found.getString(1));
            }
        }
        return names;
    }

    private static JsonNode plan(Statement statement, String sql) throws SQLException, JsonProcessingException {
        String[] parts = sql.split("\\?", -1);
        StringBuilder numbered = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            numbered.append('$').append(i).append(parts[i]);
        }
        statement.execute("prepare asked as " + numbered);
        String nulls =
                Stream.generate(() -> "null").limit(parts.length - 1L).collect(Collectors.joining(", ", "(", ")"));
        try (ResultSet plan =
                statement.executeQuery("explain (format json) execute asked" + (parts.length == 1 ? "" : nulls))) {
            plan.next();
            return JSON.readTree(plan.getString(1));
        } finally {
            statement.execute("deallocate asked");
        }
    }
}
