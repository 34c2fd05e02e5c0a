package org.alemtuzumab.pathway.database;

import java.sql.SQLException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/** A step of the schema that SQL alone cannot say: it depends on the database, or on what is there already. */
public abstract class CodedMigration implements JavaMigration {

    private final String version;
    private final String description;

    /** Both stand in the history of every database: neither is ever changed. */
    protected CodedMigration(String version, String description) {
        this.version = version;
        this.description = description;
    }

    @Override
    public final MigrationVersion getVersion() {
        return MigrationVersion.fromVersion(version);
    }

    @Override
    public final String getDescription() {
        return description;
    }

    @Override
    public final Integer getChecksum() {
        return null;
    }

    @Override
    public final boolean canExecuteInTransaction() {
        return true;
    }

    protected static boolean onPostgres(Context context) throws SQLException {
        return context.getConnection().getMetaData().getDatabaseProductName().equals("PostgreSQL");
    }
}
