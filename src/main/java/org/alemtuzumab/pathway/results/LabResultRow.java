package org.alemtuzumab.pathway.results;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row by hand: a patient's results are read several times a round, and there are a thousand of them at the end. */
final class LabResultRow implements RowMapper<LabResult> {

    @Override
    public LabResult mapRow(ResultSet row, int number) throws SQLException {
        return new LabResult(
                row.getLong("id"),
                row.getString("patient_number"),
                row.getString("analyte"),
                row.getObject("collected_on", LocalDate.class),
                row.getString("reported"),
                row.getString("state"),
                row.getString("problem"),
                row.getObject("low_value", Double.class),
                row.getObject("high_value", Double.class),
                row.getString("code"),
                row.getObject("lower_limit", Double.class),
                row.getObject("upper_limit", Double.class),
                row.getString("lower_limit_source"),
                row.getString("upper_limit_source"),
                row.getString("context"),
                row.getObject("round_id", Long.class),
                row.getObject("follow_up_id", Long.class),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getObject("evaluated_at", OffsetDateTime.class),
                row.getString("accession"),
                row.getString("source"),
                row.getString("stage"),
                row.getObject("collected_at", OffsetDateTime.class),
                row.getObject("issued_at", OffsetDateTime.class),
                row.getObject("message_id", Long.class));
    }
}
