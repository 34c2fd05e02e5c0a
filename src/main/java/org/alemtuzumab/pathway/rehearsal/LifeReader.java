package org.alemtuzumab.pathway.rehearsal;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.monitoring.MonitoringRound;
import org.alemtuzumab.pathway.monitoring.RoundTexts;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxis;
import org.alemtuzumab.pathway.rehearsal.Life.DecisionRun;
import org.alemtuzumab.pathway.rehearsal.Life.FindingRun;
import org.alemtuzumab.pathway.rehearsal.Life.FollowUpRun;
import org.alemtuzumab.pathway.rehearsal.Life.MessageRun;
import org.alemtuzumab.pathway.rehearsal.Life.ProcessRun;
import org.alemtuzumab.pathway.rehearsal.Life.ReferralRow;
import org.alemtuzumab.pathway.rehearsal.Life.ReferralRun;
import org.alemtuzumab.pathway.rehearsal.Life.RoundRun;
import org.alemtuzumab.pathway.rehearsal.Life.TaskRun;
import org.alemtuzumab.pathway.rehearsal.Life.TimerRun;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.text.Spellings;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInstance;
import org.camunda.bpm.engine.history.HistoricDecisionOutputInstance;
import org.camunda.bpm.engine.history.HistoricIdentityLinkLog;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads a patient's life back from the engine's history and the clinical tables. */
final class LifeReader {

    private final HistoryService history;
    private final ProcessEngine engine;
    private final JdbcClient tables;
    private final RoundTexts roundTexts;
    private final ClinicTime time;

    LifeReader(ProcessEngine engine, JdbcClient tables, RoundTexts roundTexts, ClinicTime time) {
        this.engine = engine;
        this.history = engine.getHistoryService();
        this.tables = tables;
        this.roundTexts = roundTexts;
        this.time = time;
    }

    Life read(LivedPatient lived) {
        Scenario scenario = lived.scenario;
        String number = scenario.number();
        List<HistoricProcessInstance> instances = new ArrayList<>(history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .list());
        lived.messageKeys()
                .forEach(key -> instances.addAll(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .list()));
        Set<String> ids = instances.stream()
                .map(HistoricProcessInstance::getId)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<TaskContext.Given> courses = TaskContext.courses(number, tables);
        return new Life(
                scenario,
                scenario.title(),
                number,
                rows("patient", "number", "id", number, Patient.class).stream()
                        .findFirst()
                        .orElse(null),
                lived.reached == null ? null : at(Date.from(lived.reached)),
                engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(number)
                                .count()
                        > 0,
                instances.stream()
                        .filter(instance -> instance.getEndTime() == null)
                        .flatMap(instance -> engine.getRuntimeService().getActiveActivityIds(instance.getId()).stream()
                                .map(activity -> instance.getProcessDefinitionKey() + "/" + activity))
                        .toList(),
                processes(instances),
                tasks(lived, number),
                timers(ids),
                rows("course", "course_number", number, Course.class),
                rows("infusion", "begun_at", number, Infusion.class),
                rows("monitoring_round", "opens_on, id", number, MonitoringRound.class).stream()
                        .map(round -> round(scenario, courses, round))
                        .toList(),
                rows("lab_result", "collected_on, id", number, LabResult.class),
                rows("finding", "id", number, FindingRun.class),
                rows("follow_up", "id", number, FollowUpRun.class),
                referrals(number),
                decisions(ids),
                rows("prophylaxis", "id", number, Prophylaxis.class),
                rows("patient_report", "id", number, PatientReport.class),
                messages(lived),
                Set.copyOf(lived.uncovered),
                lived.allProblems());
    }

    private RoundRun round(Scenario scenario, List<TaskContext.Given> courses, MonitoringRound round) {
        Scenario.Round name = new Scenario.Round(TaskContext.courseOf(courses, round.anchor()), round.roundNumber());
        boolean looksAtGaps = scenario.expect() != null
                && scenario.expect().rounds() != null
                && scenario.expect().rounds().gaps() != null
                && scenario.expect().rounds().gaps().keySet().stream()
                        .map(text -> Scenario.Round.of(text, scenario.lastCourse()))
                        .anyMatch(name::equals);
        return new RoundRun(name.toString(), round, looksAtGaps ? roundTexts.gaps(round.id()) : null);
    }

    private <T> List<T> rows(String table, String order, String number, Class<T> type) {
        return rows(table, "patient_number", order, number, type);
    }

    private <T> List<T> rows(String table, String column, String order, String number, Class<T> type) {
        return tables.sql("select * from %s where %s = ? order by %s".formatted(table, column, order))
                .param(number)
                .query(new SimplePropertyRowMapper<>(type, Spellings.conversion()))
                .list();
    }

    private List<ProcessRun> processes(List<HistoricProcessInstance> instances) {
        return instances.stream()
                .map(instance -> new ProcessRun(
                        instance.getId(),
                        instance.getProcessDefinitionKey(),
                        at(instance.getStartTime()),
                        at(instance.getEndTime()),
                        instance.getEndActivityId()))
                .sorted(Comparator.comparing(ProcessRun::started).thenComparing(ProcessRun::id, EngineOrder.BY_ID))
                .toList();
    }

    private List<TaskRun> tasks(LivedPatient lived, String number) {
        Map<String, List<String>> groups = new HashMap<>();
        for (HistoricIdentityLinkLog link : history.createHistoricIdentityLinkLogQuery()
                .operationType("add")
                .orderByTime()
                .asc()
                .list()) {
            if (link.getTaskId() != null && link.getGroupId() != null) {
                groups.computeIfAbsent(link.getTaskId(), unknown -> new ArrayList<>())
                        .add(link.getGroupId());
            }
        }
        List<TaskRun> tasks = new ArrayList<>();
        List<HistoricTaskInstance> all = new ArrayList<>(history.createHistoricTaskInstanceQuery()
                .processInstanceBusinessKey(number)
                .list());
        lived.messageKeys()
                .forEach(key -> all.addAll(history.createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .list()));
        for (HistoricTaskInstance task : all) {
            LivedPatient.Plan plan = lived.plans.get(task.getId());
            LivedPatient.Submission submission = lived.submissions.get(task.getId());
            // what the laboratory has filled in is done, though nobody submitted it
            boolean done = submission != null || "completed".equals(task.getDeleteReason());
            List<String> offered = new ArrayList<>(groups.getOrDefault(task.getId(), List.of()));
            String group = plan != null ? plan.group() : offered.isEmpty() ? null : offered.get(0);
            offered.remove(group);
            tasks.add(new TaskRun(
                    task.getId(),
                    task.getTaskDefinitionKey(),
                    task.getName(),
                    task.getProcessDefinitionKey(),
                    group,
                    offered,
                    at(task.getStartTime()),
                    at(task.getDueDate()),
                    done ? at(task.getEndTime()) : null,
                    !done && task.getEndTime() != null,
                    lived.rounds.get(task.getId()),
                    submission == null ? Map.of() : submission.answers(),
                    lived.shownTexts.getOrDefault(task.getId(), List.of()),
                    lived.holding.contains(task.getId()),
                    at(task.getEndTime())));
        }
        tasks.sort(Comparator.comparing(TaskRun::created).thenComparing(TaskRun::id, EngineOrder.BY_ID));
        return tasks;
    }

    private List<TimerRun> timers(Set<String> instances) {
        Map<String, List<HistoricJobLog>> byJob = new LinkedHashMap<>();
        for (HistoricJobLog entry :
                history.createHistoricJobLogQuery().orderByTimestamp().asc().list()) {
            boolean timer = entry.getJobDefinitionType() != null
                    && entry.getJobDefinitionType().startsWith("timer");
            if (timer && instances.contains(entry.getProcessInstanceId())) {
                byJob.computeIfAbsent(entry.getJobId(), unknown -> new ArrayList<>())
                        .add(entry);
            }
        }
        return byJob.values().stream()
                .map(entries -> {
                    HistoricJobLog first = entries.get(0);
                    return new TimerRun(
                            first.getActivityId(),
                            first.getProcessDefinitionKey(),
                            at(first.getTimestamp()),
                            at(entries.get(entries.size() - 1).getJobDueDate()),
                            entries.stream()
                                    .filter(HistoricJobLog::isSuccessLog)
                                    .findFirst()
                                    .map(entry -> at(entry.getTimestamp()))
                                    .orElse(null),
                            entries.stream()
                                    .filter(HistoricJobLog::isDeletionLog)
                                    .findFirst()
                                    .map(entry -> at(entry.getTimestamp()))
                                    .orElse(null));
                })
                .sorted(Comparator.comparing(TimerRun::created))
                .toList();
    }

    private List<MessageRun> messages(LivedPatient lived) {
        return lived.messages.stream()
                .flatMap(id -> tables
                        .sql("select id, protocol, source, received_at, state, outcome, processed_at, raw_text as text"
                                + " from laboratory_message where id = ?")
                        .param(id)
                        .query(MessageRun.class)
                        .list()
                        .stream())
                .toList();
    }

    private List<ReferralRun> referrals(String number) {
        return rows("referral", "id", number, ReferralRow.class).stream()
                .map(referral -> new ReferralRun(
                        referral,
                        tables.sql("select distinct rule from finding where referral_id = ? order by rule")
                                .param(referral.id())
                                .query(String.class)
                                .list()))
                .toList();
    }

    private List<DecisionRun> decisions(Set<String> instances) {
        List<DecisionRun> decisions = new ArrayList<>();
        // asked by process: the history also holds what other lives have left there
        List<HistoricDecisionInstance> all = instances.stream()
                .flatMap(id -> history
                        .createHistoricDecisionInstanceQuery()
                        .processInstanceId(id)
                        .includeInputs()
                        .includeOutputs()
                        .list()
                        .stream())
                .sorted(Comparator.comparing(HistoricDecisionInstance::getEvaluationTime)
                        .thenComparing(HistoricDecisionInstance::getId, EngineOrder.BY_ID))
                .toList();
        for (HistoricDecisionInstance decision : all) {
            Map<String, Object> inputs = new LinkedHashMap<>();
            for (HistoricDecisionInputInstance input : decision.getInputs()) {
                inputs.put(
                        input.getClauseName() == null ? input.getClauseId() : input.getClauseName(), input.getValue());
            }
            Map<String, Map<String, Object>> matched = new LinkedHashMap<>();
            for (HistoricDecisionOutputInstance output : decision.getOutputs()) {
                matched.computeIfAbsent(output.getRuleId(), unknown -> new LinkedHashMap<>())
                        .put(output.getVariableName(), output.getValue());
            }
            decisions.add(new DecisionRun(
                    decision.getDecisionDefinitionKey(),
                    at(decision.getEvaluationTime()),
                    decision.getProcessDefinitionKey(),
                    inputs,
                    matched));
        }
        return decisions;
    }

    private OffsetDateTime at(Date date) {
        return date == null ? null : date.toInstant().atZone(time.zone()).toOffsetDateTime();
    }
}
