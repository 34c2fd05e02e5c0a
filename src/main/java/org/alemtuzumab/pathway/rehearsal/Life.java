package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.laboratory.State;
import org.alemtuzumab.pathway.monitoring.MonitoringRound;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.prophylaxis.Prophylaxis;
import org.alemtuzumab.pathway.report.PatientReport;
import org.alemtuzumab.pathway.results.LabResult;

/**
 * What happened to one patient, read from the engine's history and the clinical tables.
 *
 * @param patient null where the enrolment was refused
 * @param livedUntil the instant of the last step
 * @param waitingAt the steps at which the pathway still waits, as process/step
 * @param uncovered the tasks that neither the care team nor the scenario knows how to do
 * @param problems what went otherwise than the scenario says, beside its expectations
 */
public record Life(
        @JsonIgnore Scenario scenario,
        String title,
        String number,
        Patient patient,
        OffsetDateTime livedUntil,
        boolean running,
        List<String> waitingAt,
        List<ProcessRun> processes,
        List<TaskRun> tasks,
        List<TimerRun> timers,
        List<Course> courses,
        List<Infusion> infusions,
        List<RoundRun> rounds,
        List<LabResult> results,
        List<FindingRun> findings,
        List<FollowUpRun> followUps,
        List<ReferralRun> referrals,
        List<DecisionRun> decisions,
        List<Prophylaxis> prophylaxis,
        List<PatientReport> reports,
        List<MessageRun> messages,
        Set<String> uncovered,
        List<String> problems) {

    /** One process instance. */
    public record ProcessRun(
            String id, String process, OffsetDateTime started, OffsetDateTime ended, String endEvent) {}

    /**
     * One task.
     *
     * @param group who had it first
     * @param offeredTo to whom it was offered as well, when its deadline passed
     * @param cancelled ended without being done
     * @param holding whether a course is held while it is open
     */
    public record TaskRun(
            String id,
            String task,
            String name,
            String process,
            String group,
            List<String> offeredTo,
            OffsetDateTime created,
            OffsetDateTime due,
            OffsetDateTime completed,
            boolean cancelled,
            String round,
            Map<String, Object> answers,
            @JsonIgnore List<String> texts,
            @JsonIgnore boolean holding,
            @JsonIgnore OffsetDateTime ended) {}

    /** One timer: fired, cancelled or, with neither, pending. */
    public record TimerRun(
            String activity,
            String process,
            OffsetDateTime created,
            OffsetDateTime due,
            OffsetDateTime fired,
            OffsetDateTime cancelled) {}

    /**
     * A round with the name that scenarios give it.
     *
     * @param gaps the days without a sample until this round; null where the scenario does not look at them
     */
    public record RoundRun(String name, MonitoringRound round, @JsonIgnore String gaps) {

        @JsonIgnore
        List<String> panel() {
            return TaskContext.codes(round.panel());
        }
    }

    /** A row of the table of findings. */
    public record FindingRun(
            Long id,
            String patientNumber,
            String rule,
            String urgency,
            String specialty,
            String analytes,
            String evidence,
            Long resultId,
            Long roundId,
            String context,
            String followUpKind,
            String followUpAnalytes,
            Integer followUpHours,
            OffsetDateTime raisedAt,
            OffsetDateTime routedAt,
            Long referralId,
            Long followUpId,
            String outcome,
            OffsetDateTime closedAt,
            String judgedBy,
            LocalDate judgedOn,
            String profile,
            OffsetDateTime overtakenAt,
            Long toldAgainOf) {

        boolean overtaken() {
            return overtakenAt != null;
        }
    }

    /** A row of the table of follow-ups. */
    public record FollowUpRun(
            Long id,
            String patientNumber,
            String kind,
            String analytes,
            String urgency,
            String assignedGroup,
            int attempt,
            OffsetDateTime dueAt,
            Long roundId,
            String state,
            String outcome,
            String note,
            OffsetDateTime openedAt,
            OffsetDateTime closedAt,
            Integer grade) {}

    /** A row of the table of referrals. */
    public record ReferralRow(
            Long id,
            String patientNumber,
            String specialty,
            String openKey,
            String urgency,
            OffsetDateTime openedAt,
            OffsetDateTime acknowledgedAt,
            String acknowledgedBy,
            int escalations,
            String outcome,
            LocalDate observedUntil,
            OffsetDateTime closedAt) {}

    /** A referral with the rules of its findings. */
    public record ReferralRun(ReferralRow referral, List<String> rules) {}

    /** One decision: its inputs, and the rows that matched with their outputs. */
    public record DecisionRun(
            String decision,
            OffsetDateTime evaluated,
            String process,
            Map<String, Object> inputs,
            Map<String, Map<String, Object>> rows) {}

    /**
     * One message of a laboratory.
     *
     * @param text as received
     * @param outcome what became of it, in words
     */
    public record MessageRun(
            long id,
            Protocol protocol,
            String source,
            OffsetDateTime receivedAt,
            State state,
            String outcome,
            OffsetDateTime processedAt,
            String text) {}

    Optional<RoundRun> round(Scenario.Round name) {
        return rounds.stream()
                .filter(round -> round.name().equals(name.toString()))
                .findFirst();
    }
}
