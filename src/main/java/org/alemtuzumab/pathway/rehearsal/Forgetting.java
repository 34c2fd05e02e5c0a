package org.alemtuzumab.pathway.rehearsal;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes a rehearsed patient from the engine and the tables. */
final class Forgetting {

    /** Tables that others refer to, after those; whatever else holds a patient's number refers to these. */
    private static final List<String> REFERRED_TO = List.of("lab_result", "follow_up", "referral", "monitoring_round");

    private final ProcessEngine engine;
    private final JdbcClient tables;

    Forgetting(ProcessEngine engine, JdbcClient tables) {
        this.engine = engine;
        this.tables = tables;
    }

    void forget(String number) {
        List<String> running = engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!running.isEmpty()) {
            engine.getRuntimeService().deleteProcessInstances(running, "rehearsed", true, true, false);
        }
        List<String> past = engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!past.isEmpty()) {
            engine.getHistoryService().deleteHistoricProcessInstancesIfExists(past);
        }
        List<String> clinical = tables
                .sql("select lower(table_name) from information_schema.columns"
                        + " where lower(column_name) = 'patient_number'")
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(REFERRED_TO::indexOf))
                .toList();
        clinical.forEach(table -> tables.sql("delete from %s where patient_number = ?".formatted(table))
                .param(number)
                .update());
        tables.sql("delete from patient where number = ?").param(number).update();
    }
}
