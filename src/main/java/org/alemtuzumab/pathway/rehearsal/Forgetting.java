package org.alemtuzumab.pathway.rehearsal;

import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Removes a rehearsed patient from the engine and the tables, but for what is never deleted: signatures, submissions and looks. */
final class Forgetting {

    /** Tables that others refer to, after those; whatever else holds a patient's number refers to these. */
    private static final List<String> REFERRED_TO = List.of(
            "mix_up",
            "lab_result",
            "follow_up",
            "referral",
            "monitoring_round",
            "override_signatory",
            "patient_report");

    private final ProcessEngine engine;
    private final JdbcClient tables;

    Forgetting(ProcessEngine engine, JdbcClient tables) {
        this.engine = engine;
        this.tables = tables;
    }

    /** @param messages what the laboratory sent for the patient, by its number in the inbox */
    void forget(String number, List<Long> messages) {
        forgetProcesses(number);
        messages.forEach(id -> forgetProcesses(LivedPatient.messageKey(id)));
        List<String> clinical = tables
                .sql(
                        "select lower(table_name) from information_schema.columns"
                                + " where lower(column_name) = 'patient_number' and lower(table_name) not in ('submission', 'patient_look')")
                .query(String.class)
                .list()
                .stream()
                .sorted(Comparator.comparing(REFERRED_TO::indexOf))
                .toList();
        clinical.forEach(table -> tables.sql("delete from %s where patient_number = ?".formatted(table))
                .param(number)
                .update());
        tables.sql("delete from patient where number = ?").param(number).update();
        messages.forEach(id -> {
            tables.sql("delete from laboratory_decision where message_id = ?")
                    .param(id)
                    .update();
            tables.sql("delete from laboratory_message where id = ?").param(id).update();
        });
    }

    private void forgetProcesses(String businessKey) {
        end(engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(businessKey));
        forgetPast(engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey));
    }

    /** Removes every change of a profile, whoever made it: a rehearsal has no others than its scenarios'. */
    void forgetProfileChanges() {
        String process = "changeProfile";
        end(engine.getRuntimeService().createProcessInstanceQuery().processDefinitionKey(process));
        forgetPast(
                engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey(process));
        tables.sql("delete from profile_review").update();
        tables.sql("delete from profile_change").update();
    }

    private void end(ProcessInstanceQuery running) {
        List<String> roots = running.rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .toList();
        if (!roots.isEmpty()) {
            engine.getRuntimeService().deleteProcessInstances(roots, "rehearsed", true, true, false);
        }
    }

    private void forgetPast(HistoricProcessInstanceQuery ended) {
        List<String> past =
                ended.list().stream().map(HistoricProcessInstance::getId).toList();
        if (!past.isEmpty()) {
            engine.getHistoryService().deleteHistoricProcessInstancesIfExists(past);
        }
    }
}
