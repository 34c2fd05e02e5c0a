package org.alemtuzumab.pathway.signature;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.stereotype.Component;

/**
 * On PostgreSQL, a clinic's database, the database itself refuses to change or delete a signature, whoever asks. H2 has no
 * triggers in SQL; there it is only that the product has no way to.
 */
@Component
class KeepSignatures implements JavaMigration {

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("17.1");
    }

    @Override
    public String getDescription() {
        return "signatures are kept";
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        if (!context.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            return;
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(
                    """
                    create function keep_signatures() returns trigger language plpgsql as $$
                    begin
                      raise exception 'A signature is neither changed nor deleted';
                    end $$
                    """);
            statement.execute(
                    """
                    create trigger signature_is_kept before update or delete or truncate on signature
                    for each statement execute function keep_signatures()
                    """);
        }
    }
}
