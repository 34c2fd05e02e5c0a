package org.alemtuzumab.pathway.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Multiplies lived patients by SQL, with what the engine holds of them now, their clinical tables, and the history of what
 * is under way. Copy 7 of patient "L1" is "L1-7": each id of the engine becomes another one, each number of a row of ours
 * lies seven {@link #APART} further on.
 */
final class Copies {

    /** Between the rows of one copy and the next; less than this many rows of a table are lived. */
    private static final long APART = 1_000_000;

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** What names a model and is the same for all patients. */
    private static final String OF_MODELS = ".*def_id_|deployment_id_|tenant_id_|.*_key_";

    /** Which rows of the engine's tables belong to the patients; s is such a row. */
    private static final Map<String, String> ENGINE = Map.ofEntries(
            Map.entry("act_ru_execution", "s.proc_inst_id_ in (select id from source)"),
            Map.entry("act_ru_task", "s.proc_inst_id_ in (select id from source)"),
            Map.entry("act_ru_variable", "s.proc_inst_id_ in (select id from source)"),
            Map.entry("act_ru_event_subscr", "s.proc_inst_id_ in (select id from source)"),
            Map.entry("act_ru_job", "s.process_instance_id_ in (select id from source)"),
            Map.entry(
                    "act_ru_identitylink",
                    "s.task_id_ in (select id_ from act_ru_task where proc_inst_id_ in (select id from source))"),
            Map.entry(
                    "act_ge_bytearray",
                    "s.id_ in (select bytearray_id_ from act_ru_variable where proc_inst_id_ in (select id from source)"
                            + " union select bytearray_id_ from act_hi_varinst where proc_inst_id_ in (select id from source))"),
            Map.entry("act_hi_procinst", "s.proc_inst_id_ in (select id from source) and s.end_time_ is null"),
            Map.entry("act_hi_actinst", "s.proc_inst_id_ in (select id from source) and s.end_time_ is null"),
            Map.entry("act_hi_taskinst", "s.proc_inst_id_ in (select id from source) and s.end_time_ is null"),
            Map.entry(
                    "act_hi_varinst",
                    "s.id_ in (select id_ from act_ru_variable where proc_inst_id_ in (select id from source))"));

    private final JdbcClient tables;
    private final TransactionTemplate transaction;
    private final List<String> originals;

    Copies(DataSource database, List<String> originals) {
        this.tables = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        this.originals = originals;
    }

    private record Column(String name, String type) {

        boolean isText() {
            return type.equals("character varying");
        }
    }

    /** Makes the copies of these numbers, both included. */
    void make(int from, int to) {
        transaction.executeWithoutResult(status -> {
            tables.sql("set local session_replication_role = replica").update();
            tables.sql("create temporary table source on commit drop as select id_ as id from act_hi_procinst"
                            + " where business_key_ in (:originals)")
                    .param("originals", originals)
                    .update();
            tables.sql(
                            "create or replace function pg_temp.copied(id text, copy bigint) returns text language sql immutable"
                                    + " as $$ select md5(id || '#' || copy)::uuid::text $$")
                    .update();
            ENGINE.forEach((table, rows) -> copyOfEngine(table, rows, from, to));
            ownTables().forEach(table -> copyOfOurs(table, from, to));
        });
        tables.sql("analyze").update();
    }

    private void copyOfEngine(String table, String rows, int from, int to) {
        copy(
                table,
                columns(table).stream()
                        .collect(Collectors.toMap(Column::name, column -> ofEngine(table, column, rows))),
                rows,
                from,
                to);
    }

    private String ofEngine(String table, Column column, String rows) {
        String name = "s." + column.name();
        if (column.name().equals("business_key_")) {
            return name + " || '-' || c.n";
        }
        if (column.name().equals("long_")) {
            return "case when s.name_ like '%%Id' then s.long_ + c.n * %d else s.long_ end".formatted(APART);
        }
        if (!column.isText() || column.name().matches(OF_MODELS)) {
            return name;
        }
        if (column.name().equals("text_")) {
            return "case when s.text_ in (:originals) then s.text_ || '-' || c.n else s.text_ end";
        }
        boolean ids = tables.sql("select coalesce(bool_or(%s ~ '%s$'), false) from %s s where %s"
                        .formatted(name, ID, table, rows))
                .query(Boolean.class)
                .single();
        return ids
                ? "case when %1$s ~ '%2$s$' then regexp_replace(%1$s, '%2$s$', '') || pg_temp.copied(substring(%1$s from '%3$s$'), c.n) else %1$s end"
                        .formatted(name, ID, ID.replace("(", "(?:"))
                : name;
    }

    private void copyOfOurs(String table, int from, int to) {
        String number = table.equals("patient") ? "s.number" : "s.patient_number";
        copy(
                table,
                columns(table).stream().collect(Collectors.toMap(Column::name, column -> ofOurs(column, number))),
                number + " in (:originals)",
                from,
                to);
    }

    private static String ofOurs(Column column, String number) {
        String name = "s." + column.name();
        if (List.of("number", "active_number", "patient_number", "open_key").contains(column.name())) {
            return "replace(%1$s, %2$s, %2$s || '-' || c.n)".formatted(name, number);
        }
        boolean row = column.name().equals("id") || column.name().endsWith("_id");
        return row && column.type().equals("bigint") ? "%s + c.n * %d".formatted(name, APART) : name;
    }

    private void copy(String table, Map<String, String> columns, String rows, int from, int to) {
        List<String> names = List.copyOf(columns.keySet());
        tables.sql("insert into %s (%s) select %s from %s s, generate_series(%d::bigint, %d) c(n) where %s"
                        .formatted(
                                table,
                                String.join(", ", names),
                                names.stream().map(columns::get).collect(Collectors.joining(", ")),
                                table,
                                from,
                                to,
                                rows))
                .param("originals", originals)
                .update();
    }

    private List<String> ownTables() {
        return tables.sql("select table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name = 'patient_number' union select 'patient' order by 1")
                .query(String.class)
                .list();
    }

    private List<Column> columns(String table) {
        return tables.sql("select column_name as name, data_type as type from information_schema.columns"
                        + " where table_schema = 'public' and table_name = :table")
                .param("table", table)
                .query(Column.class)
                .list();
    }
}
