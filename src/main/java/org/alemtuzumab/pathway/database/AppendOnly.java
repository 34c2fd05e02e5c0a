package org.alemtuzumab.pathway.database;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;

/**
 * On PostgreSQL, a clinic's database, the database itself refuses to change or delete a row of this table, whoever asks. H2 has
 * no triggers in SQL; there it is only that the product has no way to.
 */
public abstract class AppendOnly extends CodedMigration {

    private final String table;

    /** @param table a noun whose plural ends in s */
    protected AppendOnly(String version, String table) {
        super(version, table + "s are kept");
        this.table = table;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        if (!onPostgres(context)) {
            return;
        }
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(
                    """
                    create function keep_%1$ss() returns trigger language plpgsql as $$
                    begin
                      raise exception 'A %1$s is neither changed nor deleted';
                    end $$
                    """
                            .formatted(table));
            statement.execute(
                    """
                    create trigger %1$s_is_kept before update or delete or truncate on %1$s
                    for each statement execute function keep_%1$ss()
                    """
                            .formatted(table));
        }
    }
}
