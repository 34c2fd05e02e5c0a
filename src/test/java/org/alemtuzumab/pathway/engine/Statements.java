package org.alemtuzumab.pathway.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Writes down what a database is asked, and asks it how it finds its answer. */
final class Statements {

    /** @param parameters by their place, from 1 */
    record Asked(String sql, Map<Integer, Object> parameters) {}

    private final DataSource database;
    private final List<Asked> asked = new ArrayList<>();

    Statements(DataSource database) {
        this.database = database;
    }

    DataSource database() {
        return watched(DataSource.class, database);
    }

    boolean isPostgres() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        }
    }

    List<Asked> during(Runnable work) {
        asked.clear();
        work.run();
        return List.copyOf(asked);
    }

    /** Those of these tables that the database reads from beginning to end for this statement. */
    List<String> readThrough(Asked statement, String... tables) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement explain = connection.prepareStatement("explain " + statement.sql())) {
            for (Map.Entry<Integer, Object> parameter : statement.parameters().entrySet()) {
                explain.setObject(parameter.getKey(), parameter.getValue());
            }
            StringBuilder plan = new StringBuilder();
            try (ResultSet lines = explain.executeQuery()) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            return Stream.of(tables)
                    .filter(table -> Pattern.compile(
                                    "seq scan on %1$s\\b|%1$s\\.tableScan".formatted(table), Pattern.CASE_INSENSITIVE)
                            .matcher(plan)
                            .find())
                    .toList();
        }
    }

    private <T> T watched(Class<T> kind, Object real) {
        return kind.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {kind},
                (proxy, method, arguments) -> watch(real, method, arguments)));
    }

    private Object watch(Object real, Method method, Object[] arguments) throws Throwable {
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
        if (result instanceof Connection && method.getName().equals("getConnection")) {
            return watched(Connection.class, result);
        }
        if (method.getName().equals("prepareStatement")) {
            Asked statement = new Asked((String) arguments[0], new TreeMap<>());
            asked.add(statement);
            return Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (proxy, set, values) -> {
                        if (set.getName().startsWith("set")
                                && set.getParameterCount() >= 2
                                && values[0] instanceof Integer place) {
                            statement.parameters().put(place, set.getName().equals("setNull") ? null : values[1]);
                        }
                        return watch(result, set, values);
                    });
        }
        return result;
    }
}
