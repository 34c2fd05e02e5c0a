package org.alemtuzumab.pathway.rehearsal;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes a rehearsed patient from the engine and the tables. */
final class Forgetting {

    /** Referring tables before those they refer to. */
    private static final List<String> TABLES = List.of(
            "finding",
            "lab_result",
            "follow_up",
            "referral",
            "monitoring_round",
            "infusion",
            "course",
            "assessment",
            "vaccine_dose",
            "override_decision",
            "prophylaxis",
            "patient_report");

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
            engine.getRuntimeService().deleteProcessInstances(running, "rehearsed", true, true, true);
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
        TABLES.forEach(table -> tables.sql("delete from %s where patient_number = ?".formatted(table))
                .param(number)
                .update());
        tables.sql("delete from patient where number = ?").param(number).update();
    }
}
