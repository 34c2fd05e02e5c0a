package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was asked to be tested again. It reads the table of the follow-ups, because their package is built on this one:
 * findings come first, follow-ups answer them.
 */
@Component
class AskedTests {

    private static final String SELECT =
            "select id, patient_number, kind, analytes, attempt, state, closed_at from follow_up";

    private final JdbcClient database;

    AskedTests(JdbcClient database) {
        this.database = database;
    }

    AskedTest get(long id) {
        return database.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(AskedTest.class)
                .single();
    }

    List<AskedTest> of(String patientNumber) {
        return database.sql(SELECT + " where patient_number = :patientNumber order by id")
                .param("patientNumber", patientNumber)
                .query(AskedTest.class)
                .list();
    }
}
