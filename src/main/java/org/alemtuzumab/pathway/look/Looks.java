package org.alemtuzumab.pathway.look;

import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps who looked at whose file. */
@Component
public class Looks {

    private final JdbcClient tables;
    private final CurrentUser user;
    private final ClinicTime time;

    Looks(JdbcClient tables, CurrentUser user, ClinicTime time) {
        this.tables = tables;
        this.user = user;
        this.time = time;
    }

    /** Who is logged in looks at this file, or a part of it, now. */
    public void record(String patientNumber) {
        tables.sql("insert into patient_look (patient_number, looked_by, looked_at) values (?, ?, ?)")
                .params(patientNumber, user.id(), time.now())
                .update();
    }
}
