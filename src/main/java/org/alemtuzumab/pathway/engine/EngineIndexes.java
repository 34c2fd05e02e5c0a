package org.alemtuzumab.pathway.engine;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.alemtuzumab.pathway.database.CodedMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.stereotype.Component;

/**
 * The engine's tables by its own scripts, where an earlier release has not let it make them itself; and indexes that these
 * leave out. Without them the job executor reads every timer each time it looks for work, and each completion of a task reads
 * every open task.
 */
@Component
class EngineIndexes extends CodedMigration {

    private static final List<String> PARTS =
            List.of("engine", "history", "identity", "decision.engine", "decision.history");

    EngineIndexes() {
        super("37.2", "indexes of the engine");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        if (!isThere(connection, "act_ru_job")) {
            String database = onPostgres(context) ? "postgres" : "h2";
            PARTS.forEach(part -> ScriptUtils.executeSqlScript(
                    connection,
                    new ClassPathResource(
                            "org/camunda/bpm/engine/db/create/activiti.%s.create.%s.sql".formatted(database, part))));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index pathway_job_by_due_date on act_ru_job (duedate_)");
            statement.execute("create index pathway_task_by_parent on act_ru_task (parent_task_id_)");
        }
    }

    private static boolean isThere(Connection connection, String table) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String name = about.storesUpperCaseIdentifiers() ? table.toUpperCase(Locale.ROOT) : table;
        try (ResultSet found = about.getTables(null, connection.getSchema(), name, null)) {
            return found.next();
        }
    }
}
