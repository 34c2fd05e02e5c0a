package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges the results of a patient: each sample day organ by organ, by the organ's decision table. What matches becomes a
 * finding with its figures; what cannot be judged becomes a finding that asks (SAF-1, SAF-9, SAF-10).
 */
@Component
@Transactional
public class Evaluation {

    private final LabResults results;
    private final Findings findings;
    private final Patients patients;
    private final Timelines timelines;
    private final Questions questions;
    private final Overtaken overtaken;
    private final SampleDays days;
    private final SymptomTriage triage;
    private final TransactionTemplate undoable;

    Evaluation(
            LabResults results,
            Findings findings,
            Patients patients,
            Timelines timelines,
            Questions questions,
            Overtaken overtaken,
            SampleDays days,
            SymptomTriage triage,
            PlatformTransactionManager transactions) {
        this.results = results;
        this.findings = findings;
        this.patients = patients;
        this.timelines = timelines;
        this.questions = questions;
        this.overtaken = overtaken;
        this.days = days;
        this.triage = triage;
        this.undoable = new TransactionTemplate(transactions);
        this.undoable.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * What has been judged.
     *
     * @param newFindings whether any finding waits for its referral or follow-up
     * @param failure why some results could not be judged and still wait; null where all have been
     */
    public record Judged(boolean newFindings, RuntimeException failure) {}

    /**
     * Judges every result not judged before, and every later day on which it bears (SAF-11): whatever the order in which
     * results arrive, the same findings stand at the end.
     *
     * @return whether any finding waits for its referral or follow-up
     * @throws RuntimeException when some result could not be judged; nothing is kept then
     */
    public boolean evaluatePending(String patientNumber) {
        Judged judged = judgePending(patientNumber);
        if (judged.failure() != null) {
            throw judged.failure();
        }
        return judged.newFindings();
    }

    /** The same, organ by organ where something cannot be judged: it must not hide what the others say (SAF-7). */
    public Judged judgePending(String patientNumber) {
        patients.takeTurn(patientNumber);
        RuntimeException failure = null;
        try {
            undoable.executeWithoutResult(status -> judgeAll(patientNumber, Evaluation::together));
        } catch (RuntimeException e) {
            failure = judgeAll(patientNumber, this::apart) ? null : e;
        }
        return new Judged(!findings.unrouted(patientNumber).isEmpty(), failure);
    }

    /** How a step is taken. */
    @FunctionalInterface
    private interface Attempt {

        boolean succeeds(Timeline timeline, Runnable step);
    }

    private static boolean together(Timeline timeline, Runnable step) {
        step.run();
        return true;
    }

    /** A step that fails leaves nothing behind, neither in the tables nor in what the next ones see. */
    private boolean apart(Timeline timeline, Runnable step) {
        List<Finding> before = List.copyOf(timeline.findings());
        try {
            undoable.executeWithoutResult(status -> step.run());
            return true;
        } catch (RuntimeException e) {
            timeline.findings().clear();
            timeline.findings().addAll(before);
            return false;
        }
    }

    /** @return whether everything has been judged; what a failing step was about stays to be judged */
    private boolean judgeAll(String patientNumber, Attempt attempt) {
        Timeline timeline = timelines.of(patients.get(patientNumber));
        List<LabResult> pending = timeline.results().stream()
                .filter(result -> result.evaluatedAt() == null)
                .toList();
        overtaken.overtakeQuestions(timeline);
        Set<LabResult> unasked = askWhatIsUnclear(timeline, pending, attempt);
        Set<Organ> failed = judgeDays(timeline, pending, attempt);
        List<LabResult> judged = pending.stream()
                .filter(result -> !unasked.contains(result)
                        && Organ.of(result.analyte()).stream().noneMatch(failed::contains))
                .toList();
        questions.askForReference(timeline, judged);
        overtaken.askAgain(timeline, pending);
        questions.askForTakenBack(timeline, pending);
        results.evaluated(judged);
        return judged.size() == pending.size() && unasked.isEmpty();
    }

    /** @return what could not be asked */
    private Set<LabResult> askWhatIsUnclear(Timeline timeline, List<LabResult> pending, Attempt attempt) {
        Set<LabResult> unasked = new HashSet<>();
        Stream.concat(pending.stream(), timeline.results().stream().filter(timeline::waitsForAnswer))
                .filter(LabResult::quarantined)
                .distinct()
                .filter(result -> !attempt.succeeds(timeline, () -> questions.askToClarify(timeline, result)))
                .forEach(unasked::add);
        pending.stream()
                .filter(LabResult::contradicted)
                .filter(result -> !attempt.succeeds(timeline, () -> questions.askWhichIsRight(timeline, result)))
                .forEach(unasked::add);
        return unasked;
    }

    /** @return the organs that could not be judged on some day, and not on the days after it */
    private Set<Organ> judgeDays(Timeline timeline, List<LabResult> pending, Attempt attempt) {
        Map<Organ, LocalDate> since = new EnumMap<>(Organ.class);
        for (LabResult result : pending) {
            Organ.of(result.analyte())
                    .forEach(organ -> since.merge(
                            organ,
                            bearsFrom(timeline, organ, result),
                            (one, other) -> one.isBefore(other) ? one : other));
        }
        Set<Organ> failed = EnumSet.noneOf(Organ.class);
        for (LocalDate day : new TreeSet<>(
                timeline.results().stream().map(LabResult::collectedOn).toList())) {
            since.forEach((organ, first) -> {
                if (!day.isBefore(first)
                        && !failed.contains(organ)
                        && !attempt.succeeds(timeline, () -> days.judge(timeline, organ, day))) {
                    failed.add(organ);
                }
            });
        }
        return failed;
    }

    private static LocalDate bearsFrom(Timeline timeline, Organ organ, LabResult result) {
        LocalDate day = result.collectedOn();
        return day.minusDays(organ.daysBefore(result.analyte(), timeline.settings(day)));
    }

    /** What the symptoms of a day mean with the results on file, the most urgent first. Nothing is kept of it. */
    public List<Triage> triage(String patientNumber, LocalDate day) {
        return triage.of(patientNumber, day);
    }
}
