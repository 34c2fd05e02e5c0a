package org.alemtuzumab.pathway.database;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * What waits to be judged or routed is looked for again and again, among millions of rows that do not. On PostgreSQL, a
 * clinic's database, indexes of these rows alone find it; H2 has none of this kind.
 */
@Component
class WaitingRows extends CodedMigration {

    WaitingRows() {
        super("37.1", "indexes of what waits");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        if (!onPostgres(context)) {
            return;
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(
                    "create index lab_result_to_judge on lab_result (patient_number) where evaluated_at is null");
            statement.execute("create index finding_to_route on finding (patient_number) where routed_at is null");
        }
    }
}
