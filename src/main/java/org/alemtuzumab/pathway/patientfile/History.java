package org.alemtuzumab.pathway.patientfile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.SubmissionsInWords;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything that happened to a patient in one line of time, the newest first: one question a kind. */
@Component
class History {

    /** Columns of each question: when, title, details, by whom, rule. */
    private static final Map<Entry.Kind, List<String>> QUESTIONS = Map.of(
            Entry.Kind.FINDING,
            List.of(
                    """
                    select id, raised_at, concat(rule, ', ', urgency, coalesce(', ' || specialty, '')),
                      concat(evidence, case when overtaken_at is not null then ' · overtaken by a later result' else '' end,
                        coalesce(' · outcome: ' || outcome, '')),
                      null, rule
                    from finding where patient_number = :patient
                    """),
            Entry.Kind.REFERRAL,
            List.of(
                    """
                    select id, opened_at, concat('Referred to ', specialty, ', ', urgency),
                      concat(case when acknowledged_at is null then 'not acknowledged yet' else 'acknowledged' end,
                        case when escalations > 0 then concat(' · escalated ', escalations, ' times') else '' end,
                        coalesce(' · outcome: ' || outcome, '')),
                      null, null
                    from referral where patient_number = :patient
                    """,
                    """
                    select id, acknowledged_at, concat('Referral to ', specialty, ' acknowledged'), '', acknowledged_by, null
                    from referral where patient_number = :patient and acknowledged_at is not null
                    """,
                    """
                    select id, answered_at, concat('Referral answered: ', coalesce(outcome, step)),
                      concat_ws(' · ', disease, note), answered_by, null
                    from referral_answer where patient_number = :patient
                    """,
                    """
                    select id, opened_at, concat('Follow-up: ', kind, ' of ', analytes),
                      concat_ws(' · ', state, outcome, note), null, null
                    from follow_up where patient_number = :patient
                    """),
            Entry.Kind.TREATMENT,
            List.of(
                    """
                    select id, begun_at, concat('Infusion of course ', course_number, ', day ', day_number),
                      concat_ws(' · ', lower(outcome), reason, product, 'batch ' || batch), null, null
                    from infusion where patient_number = :patient
                    """,
                    """
                    select id, recorded_at, concat('Vaccine: ', vaccine), concat('given on ', given_on,
                      case when taken_back then ' · taken back' else '' end), recorded_by, null
                    from vaccine_dose where patient_number = :patient
                    """),
            Entry.Kind.MONITORING,
            List.of(
                    """
                    select id, opened_at, concat('Month ', round_number, ' opened'),
                      concat('due ', due_on, ' · ', lower(replace(state, '_', ', '))), null, null
                    from monitoring_round where patient_number = :patient
                    """,
                    """
                    select id, recorded_at, concat('Contact, ', step, ': ', outcome),
                      concat_ws(' · ', remark, 'agreed ' || agreed_on), recorded_by, null
                    from round_contact where patient_number = :patient
                    """),
            Entry.Kind.REPORT,
            List.of(
                    """
                    select id, reported_at, concat('Reported: ', kind),
                      concat_ws(' · ', concat('on ', happened_on), details, resolution), reported_by, null
                    from patient_report where patient_number = :patient
                    """,
                    """
                    select id, asked_at, concat('Pharmacovigilance: ', reason),
                      concat_ws(' · ', details, decision, reference), recorded_by, null
                    from pharmacovigilance_report where patient_number = :patient
                    """),
            Entry.Kind.DECISION,
            List.of(
                    """
                    select id, signed_at, concat('Signed: ', meaning), concat('SHA-256 of what was signed: ', sha256),
                      printed_name, null
                    from signature where patient = :patient
                    """,
                    """
                    select id, signed_at, concat('Course ', course_number, ': ', lower(decision)), reason, signed_by, null
                    from course_decision where patient_number = :patient
                    """,
                    """
                    select id, signed_at, concat('Monitoring: ', lower(decision)), reason, signed_by, null
                    from monitoring_decision where patient_number = :patient
                    """,
                    """
                    select id, taken_at, concat('Task taken over: ', task_name), concat('from ', taken_from, ' · ', reason),
                      taken_by, null
                    from task_takeover where business_key = :patient
                    """),
            Entry.Kind.LOOK,
            List.of(
                    """
                    select id, looked_at, 'Looked at this file', '', looked_by, null
                    from patient_look where patient_number = :patient
                    """));

    private static final String SAMPLE = "Sample of ";

    /** Forms that name another patient, of whom who reads this file need not know. */
    private static final Set<String> OF_ANOTHER =
            Set.of("mixUp", "confirmMixUp", "settleMixUp", "decideOnMergedNumbers", "confirmMergedNumbers");

    private final JdbcClient tables;
    private final Analytes analytes;
    private final SubmissionsInWords submissions;
    private final HistoryService history;
    private final CurrentUser user;
    private final ClinicTime time;

    History(
            JdbcClient tables,
            Analytes analytes,
            SubmissionsInWords submissions,
            HistoryService history,
            CurrentUser user,
            ClinicTime time) {
        this.tables = tables;
        this.analytes = analytes;
        this.submissions = submissions;
        this.history = history;
        this.user = user;
        this.time = time;
    }

    /** What of these kinds happened, the newest first. */
    List<Entry> of(String patientNumber, List<Entry.Kind> kinds) {
        return kinds.stream()
                .flatMap(kind -> switch (kind) {
                    case TASK -> tasks(patientNumber);
                    case RESULT -> samples(patientNumber);
                    default -> asked(patientNumber, kind);
                })
                .sorted(Comparator.comparing(Entry::at).reversed())
                .toList();
    }

    private Stream<Entry> asked(String patientNumber, Entry.Kind kind) {
        return QUESTIONS.get(kind).stream()
                .flatMap(
                        question -> tables
                                .sql(question)
                                .param("patient", patientNumber)
                                .query((row, at) -> entry(kind, row))
                                .list()
                                .stream());
    }

    private Entry entry(Entry.Kind kind, ResultSet row) throws SQLException {
        String details = row.getString(4);
        return new Entry(
                kind,
                kind.name().toLowerCase(Locale.ROOT) + row.getLong(1),
                local(row.getObject(2, OffsetDateTime.class)),
                row.getString(3),
                details == null ? "" : details,
                row.getString(5),
                Map.of(),
                row.getString(6));
    }

    private OffsetDateTime local(OffsetDateTime at) {
        return at.atZoneSameInstant(time.zone()).toOffsetDateTime();
    }

    /** Who completed which task, and what was answered. */
    private Stream<Entry> tasks(String patientNumber) {
        List<SubmissionsInWords.Shown> submitted = submissions.of(patientNumber);
        Map<String, HistoricTaskInstance> done = user.asSystem(() ->
                history
                        .createHistoricTaskInstanceQuery()
                        .processInstanceBusinessKey(patientNumber)
                        .finished()
                        .list()
                        .stream()
                        .collect(Collectors.toMap(HistoricTaskInstance::getId, Function.identity())));
        boolean readsAll = ClinicGroup.readAllTasks(user.groups());
        return submitted.stream()
                .map(each -> new Entry(
                        Entry.Kind.TASK,
                        "s" + each.id(),
                        each.at(),
                        each.taskId() == null || !done.containsKey(each.taskId())
                                ? each.step()
                                : done.get(each.taskId()).getName(),
                        each.corrects().isEmpty() ? "" : "Corrects no. " + each.corrects(),
                        each.by(),
                        readsAll || !OF_ANOTHER.contains(each.form()) ? each.answers() : Map.of(),
                        null));
    }

    /** The values of a sample as they were printed, one entry for what came together. */
    private Stream<Entry> samples(String patientNumber) {
        Map<String, List<Entry>> together = new LinkedHashMap<>();
        tables.sql(
                        """
                        select id, recorded_at, analyte, reported, state, collected_on, source, accession, recorded_by, problem
                        from lab_result where patient_number = ? order by id
                        """)
                .param(patientNumber)
                .query((row, at) -> {
                    String key = row.getObject(6) + "|" + row.getString(7) + "|" + row.getString(8) + "|"
                            + row.getObject(2, OffsetDateTime.class).toEpochSecond();
                    return together.computeIfAbsent(key, unknown -> new ArrayList<>())
                            .add(value(row));
                })
                .list();
        Set<String> days = new HashSet<>();
        return together.values().stream().map(History::sample).map(each -> days.add(each.title()) ? first(each) : each);
    }

    private Entry value(ResultSet row) throws SQLException {
        String state = row.getString(5);
        String origin = Stream.of(row.getString(7), row.getString(8) == null ? null : "no. " + row.getString(8))
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(", "));
        String said = row.getString(4)
                + ("VALID".equals(state)
                        ? ""
                        : " (" + state.toLowerCase(Locale.ROOT).replace('_', ' ') + ")")
                + (row.getString(10) == null ? "" : " · " + row.getString(10));
        return new Entry(
                Entry.Kind.RESULT,
                "r" + row.getLong(1),
                local(row.getObject(2, OffsetDateTime.class)),
                SAMPLE + row.getObject(6),
                origin,
                row.getString(9),
                Map.of(analytes.get(row.getString(3)).name(), said),
                null);
    }

    /** The point of a trend leads to the first sample of its day. */
    private static Entry first(Entry sample) {
        return new Entry(
                sample.kind(),
                "d" + sample.title().substring(SAMPLE.length()),
                sample.at(),
                sample.title(),
                sample.details(),
                sample.by(),
                sample.answers(),
                null);
    }

    private static Entry sample(List<Entry> values) {
        Map<String, String> all = new LinkedHashMap<>();
        values.forEach(each ->
                each.answers().forEach((name, said) -> all.merge(name, said, (one, other) -> one + "; " + other)));
        Entry first = values.get(0);
        return new Entry(first.kind(), first.id(), first.at(), first.title(), first.details(), first.by(), all, null);
    }
}
