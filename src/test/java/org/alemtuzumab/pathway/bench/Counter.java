package org.alemtuzumab.pathway.bench;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Counts what is asked of a database while somebody wants to know. */
final class Counter {

    private static final Pattern WRITES = Pattern.compile(
            "\\s*(insert into|update|delete from)\\s+\"?(\\w+).*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final LongAdder roundTrips = new LongAdder();
    private final LongAdder engineRows = new LongAdder();
    private final LongAdder ownRows = new LongAdder();
    private final LongAdder writingCommits = new LongAdder();
    private final LongAdder emptyCommits = new LongAdder();
    private final Map<String, Asked> statements = new ConcurrentHashMap<>();
    private final DataSource database;
    private volatile boolean counting;

    Counter(DataSource database) {
        this.database = database;
    }

    private static final class Asked {

        private final LongAdder times = new LongAdder();
        private final LongAdder nanos = new LongAdder();
        private final LongAdder rows = new LongAdder();
    }

    /** The same database, watched. */
    DataSource watched() {
        return proxy(DataSource.class, database, (method, arguments) -> {
            Object result = call(database, method, arguments);
            return result instanceof Connection connection ? watched(connection) : result;
        });
    }

    void reset() {
        for (LongAdder each : List.of(roundTrips, engineRows, ownRows, writingCommits, emptyCommits)) {
            each.reset();
        }
        statements.clear();
    }

    void count(boolean on) {
        counting = on;
    }

    Counts counts() {
        return new Counts(roundTrips.sum(), engineRows.sum(), ownRows.sum(), writingCommits.sum(), emptyCommits.sum());
    }

    /**
     * What was written to each table, most rows first, and what was asked, the most expensive first: rows, times and
     * milliseconds a round.
     *
     * @param rounds over how many rounds it was counted
     */
    List<String> listing(double rounds) {
        return Stream.concat(written(rounds), asked(rounds)).toList();
    }

    private Stream<String> written(double rounds) {
        Map<String, Long> rows = new TreeMap<>();
        statements.forEach((sql, asked) -> {
            Matcher write = WRITES.matcher(sql);
            if (write.matches()) {
                rows.merge(
                        (write.group(2) + " " + write.group(1)).toLowerCase(Locale.ROOT), asked.rows.sum(), Long::sum);
            }
        });
        return rows.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(each -> String.format(Locale.ROOT, "%7.2f rows  %s", each.getValue() / rounds, each.getKey()));
    }

    private Stream<String> asked(double rounds) {
        return statements.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Asked> each) ->
                                each.getValue().nanos.sum())
                        .reversed())
                .map(each -> String.format(
                        Locale.ROOT,
                        "%7.2f times %7.3f ms  %s",
                        each.getValue().times.sum() / rounds,
                        each.getValue().nanos.sum() / rounds / 1e6,
                        each.getKey().replaceAll("\\s+", " ").trim()));
    }

    /** What was asked, each statement once. */
    Set<String> asked() {
        return Set.copyOf(statements.keySet());
    }

    /** How often statements were sent that contain this, white space apart. */
    long times(String part) {
        return statements.entrySet().stream()
                .filter(each -> each.getKey().replaceAll("\\s+", " ").contains(part))
                .mapToLong(each -> each.getValue().times.sum())
                .sum();
    }

    private Connection watched(Connection connection) {
        boolean[] written = {false};
        return proxy(Connection.class, connection, (method, arguments) -> {
            Object result = call(connection, method, arguments);
            switch (method.getName()) {
                case "commit" -> committed(written);
                case "rollback" -> written[0] &= arguments != null;
                default -> {
                    if (result instanceof PreparedStatement statement) {
                        return watched(PreparedStatement.class, statement, (String) arguments[0], written);
                    }
                    if (result instanceof Statement statement) {
                        return watched(Statement.class, statement, null, written);
                    }
                }
            }
            return result;
        });
    }

    private void committed(boolean[] written) {
        if (counting) {
            (written[0] ? writingCommits : emptyCommits).increment();
        }
        written[0] = false;
    }

    private <S extends Statement> S watched(Class<S> kind, S statement, String prepared, boolean[] written) {
        return proxy(kind, statement, (method, arguments) -> {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            String sql = prepared != null ? prepared : arguments == null ? "" : (String) arguments[0];
            long begun = System.nanoTime();
            Object result = call(statement, method, arguments);
            asked(sql, System.nanoTime() - begun);
            if (WRITES.matcher(sql).matches()) {
                wrote(sql, rows(statement, result), written);
                if (statement.getConnection().getAutoCommit()) {
                    committed(written);
                }
            }
            return result;
        });
    }

    private void asked(String sql, long nanos) {
        if (counting) {
            roundTrips.increment();
            Asked asked = statements.computeIfAbsent(sql, unknown -> new Asked());
            asked.times.increment();
            asked.nanos.add(nanos);
        }
    }

    private void wrote(String sql, long rows, boolean[] written) {
        written[0] |= rows > 0;
        if (counting) {
            statements.get(sql).rows.add(rows);
            (sql.toLowerCase(Locale.ROOT).contains("act_") ? engineRows : ownRows).add(rows);
        }
    }

    /** Of a batch, the driver may only say that it was done: then it was a row. */
    private static long rows(Statement statement, Object result) throws SQLException {
        if (result instanceof int[] batch) {
            return Arrays.stream(batch).map(rows -> rows < 0 ? 1 : rows).sum();
        }
        return result instanceof Integer rows ? rows : Math.max(0, statement.getUpdateCount());
    }

    @FunctionalInterface
    private interface Call {

        Object make(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> kind, T real, Call call) {
        return kind.cast(Proxy.newProxyInstance(
                Counter.class.getClassLoader(),
                new Class<?>[] {kind},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> System.identityHashCode(real);
                    default -> call.make(method, arguments);
                }));
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
