package org.alemtuzumab.pathway.clinicpage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The lists that stand in the clinical tables, one question each. */
@Component
class TableLists {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /** @param sql the patient's number, then a cell a column */
    private record Question(String id, String name, List<String> columns, boolean urgent, String sql) {}

    private static final List<Question> QUESTIONS = List.of(
            new Question(
                    "emergencies",
                    "Emergencies nobody has acknowledged or answered",
                    List.of("With", "Since"),
                    true,
                    """
                    select patient_number, specialty, opened_at from referral
                    where urgency = 'EMERGENCY' and acknowledged_at is null and closed_at is null
                    union all
                    select patient_number, assigned_group, opened_at from follow_up
                    where urgency = 'EMERGENCY' and closed_at is null
                    union all
                    select patient_number, 'on its way to somebody', raised_at from finding
                    where urgency = 'EMERGENCY' and routed_at is null and closed_at is null and overtaken_at is null
                    order by 3
                    """),
            new Question(
                    "overdue",
                    "Months overdue",
                    List.of("Month", "Since"),
                    true,
                    """
                    select patient_number, round_number, due_on from monitoring_round
                    where state = 'OPEN' and due_on < :today order by due_on
                    """),
            new Question(
                    "missedTwice",
                    "The last two months missed",
                    List.of("Since"),
                    true,
                    """
                    select patient_number, min(due_on) from (
                      select r.patient_number, r.state, r.due_on,
                        row_number() over (partition by r.patient_number order by r.due_on desc) as back
                      from monitoring_round r join patient p on p.number = r.patient_number
                      where r.state not in ('OPEN', 'SUPERSEDED') and p.active_number is not null) as closed
                    where back <= 2 and state = 'MISSED' group by patient_number having count(*) = 2 order by 2
                    """),
            new Question(
                    "due",
                    "Months open, and not due yet",
                    List.of("Month", "Due on"),
                    false,
                    """
                    select patient_number, round_number, due_on from monitoring_round
                    where state = 'OPEN' and due_on >= :today order by due_on
                    """),
            new Question(
                    "inbox",
                    "Laboratory messages that wait",
                    List.of("Sender", "State", "Received"),
                    true,
                    """
                    select null, source, lower(state), received_at from laboratory_message
                    where state in ('RECEIVED', 'WAITING', 'FAILED') order by received_at
                    """),
            new Question(
                    "questions",
                    "Values nobody could read",
                    List.of("Test", "As printed", "Why", "Collected"),
                    true,
                    """
                    select l.patient_number, l.analyte, l.reported, l.problem, l.collected_on from lab_result l
                    where l.state = 'QUARANTINED'
                      and exists (select 1 from finding f where f.result_id = l.id and f.closed_at is null)
                    order by l.collected_on
                    """),
            new Question(
                    "referrals",
                    "Open referrals, the oldest first",
                    List.of("Specialty", "Urgency", "Since", "Acknowledged"),
                    false,
                    """
                    select patient_number, specialty, urgency, opened_at, acknowledged_at from referral
                    where closed_at is null order by opened_at
                    """),
            new Question(
                    "absent",
                    "Away, and told so",
                    List.of("From", "Reachable on"),
                    false,
                    """
                    select patient_number, begins_on, reachable_on from absence
                    where not taken_back and begins_on <= :today and reachable_on > :today order by reachable_on
                    """),
            new Question(
                    "moved",
                    "Moved to another clinic within the year",
                    List.of("On"),
                    false,
                    """
                    select number, outcome_on from patient
                    where outcome = 'MOVED' and outcome_on >= :yearAgo order by outcome_on desc
                    """));

    private final JdbcClient tables;
    private final ClinicTime time;

    TableLists(JdbcClient tables, ClinicTime time) {
        this.tables = tables;
        this.time = time;
    }

    List<Tally> all() {
        Map<String, Object> now = Map.of(
                "today",
                time.today(),
                "now",
                time.now(),
                "yearAgo",
                time.today().minusYears(1));
        return QUESTIONS.stream()
                .map(each -> new Tally(
                        each.id(),
                        each.name(),
                        each.columns(),
                        each.urgent(),
                        tables.sql(each.sql())
                                .params(now)
                                .query((row, at) -> row(row, each.columns().size()))
                                .list()))
                .toList();
    }

    private Tally.Row row(ResultSet row, int cells) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (int cell = 2; cell <= cells + 1; cell++) {
            texts.add(text(row.getObject(cell)));
        }
        return new Tally.Row(row.getString(1), null, texts);
    }

    private String text(Object cell) {
        if (cell instanceof OffsetDateTime at) {
            return at.atZoneSameInstant(time.zone()).format(MINUTE);
        }
        if (cell instanceof Timestamp at) {
            return at.toInstant().atZone(time.zone()).format(MINUTE);
        }
        return cell == null ? "" : cell.toString();
    }
}
