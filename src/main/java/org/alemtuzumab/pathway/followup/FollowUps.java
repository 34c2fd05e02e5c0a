package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Repeats, reflex tests and clarifications beside the rounds (RPT-1). */
@Component
@Transactional
public class FollowUps {

    /**
     * What one follow-up asks of whom: findings with the same request share it.
     *
     * @param analytes codes; none where a person decides without a test
     */
    public record Request(FollowUpKind kind, String group, Set<String> analytes) {}

    /** What a further finding has become part of. */
    public record Taken(FollowUp followUp, boolean isNew) {}

    /** The group that decides where no test can. */
    public static final String NEUROLOGIST = "neurologist";

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);

    private final FollowUpRepository followUps;
    private final Findings findings;
    private final FollowUpSamples samples;
    private final LabResults results;
    private final Analytes analytes;
    private final Childbearing childbearing;
    private final Decisions decisions;
    private final ClinicTime time;

    FollowUps(
            FollowUpRepository followUps,
            Findings findings,
            FollowUpSamples samples,
            LabResults results,
            Analytes analytes,
            Childbearing childbearing,
            Decisions decisions,
            ClinicTime time) {
        this.followUps = followUps;
        this.findings = findings;
        this.samples = samples;
        this.results = results;
        this.analytes = analytes;
        this.childbearing = childbearing;
        this.decisions = decisions;
        this.time = time;
    }

    /** @throws IllegalArgumentException when there is none with this id */
    public FollowUp get(long id) {
        return followUps.findById(id).orElseThrow(() -> new IllegalArgumentException("No follow-up has this id"));
    }

    public List<FollowUp> of(String patientNumber) {
        return followUps.findByPatientNumberOrderById(patientNumber);
    }

    public boolean anyOpen(String patientNumber) {
        return of(patientNumber).stream().anyMatch(FollowUp::open);
    }

    /** The rounds that wait for this follow-up: its own and those of findings that were added to it. */
    public Set<Long> rounds(long id) {
        Set<Long> rounds =
                findings.ofFollowUp(id).stream().map(Finding::roundId).collect(Collectors.toCollection(HashSet::new));
        rounds.add(get(id).roundId());
        rounds.remove(null);
        return rounds;
    }

    /**
     * One follow-up for findings that ask for the same analytes: the open one of the same kind that asks for one of them
     * already and still waits for its first result, or a new one: a sample that has been taken cannot answer what is found
     * later. What is unclear of one sample is one question, however many values it is about (SAF-1). The shortest deadline and the highest urgency count.
     */
    public Taken take(String patientNumber, Request request, List<Finding> added) {
        return of(patientNumber).stream()
                .filter(FollowUp::open)
                .filter(open -> open.is(request.kind()) && open.assignedGroup().equals(request.group()))
                .filter(open -> (covers(open, request.analytes()) || samples.asksAboutSameSample(open, added))
                        && stillWaits(open))
                .findFirst()
                .map(open -> new Taken(extend(open, request.analytes(), added), false))
                .orElseGet(() -> new Taken(open(patientNumber, request, added), true));
    }

    /**
     * Sets down to the repeats that are waited for what has come otherwise, before it is judged (RPT-1, INF-11b).
     *
     * @return whether a test or question that is waited for has been answered by it, wholly or in part
     */
    public boolean claim(String patientNumber) {
        List<FollowUp> open = of(patientNumber).stream()
                .filter(followUp -> followUp.open() && !followUp.decided())
                .toList();
        Set<Long> others = of(patientNumber).stream()
                .filter(followUp -> followUp.is(FollowUpKind.CLARIFY) || followUp.is(FollowUpKind.REFLEX))
                .map(FollowUp::id)
                .collect(Collectors.toSet());
        int claimed = open.stream()
                .filter(FollowUp::testsAgain)
                .mapToInt(repeat -> samples.claim(repeat, missing(repeat.id()), others))
                .sum();
        return claimed > 0
                || open.stream()
                        .anyMatch(followUp -> !followUp.analyteCodes().isEmpty()
                                && missing(followUp.id()).isEmpty());
    }

    /**
     * What is on file of all that it asks for, as answers of its form; empty while anything is missing, or only a person can
     * say it.
     */
    Optional<Map<String, Object>> answers(long id) {
        FollowUp followUp = get(id);
        List<LabResult> reported = samples.of(followUp);
        if (followUp.analyteCodes().isEmpty() || !missing(followUp, reported).isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = reported.get(reported.size() - 1).collectedOn();
        Map<String, Object> answers = new LinkedHashMap<>();
        Set<String> panel = new LinkedHashSet<>(followUp.analyteCodes());
        if (!followUp.testsAgain()) {
            // in a repeat, what would have explained the first finding explains nothing
            panel.addAll(samples.unexplained(followUp, reported));
        }
        answers.put("panel", String.join(",", panel));
        answers.put("collectedOn", day.toString());
        reported.stream()
                .filter(result -> result.collectedOn().equals(day))
                .forEach(result -> answers.put(analytes.askedAs(result.analyte()), result.reported()));
        return Optional.of(answers);
    }

    /** What is reported to it, without what has come otherwise and answers it already. */
    Map<String, String> notOnFile(long id, LocalDate collectedOn, Map<String, String> reported) {
        Map<String, String> rest = new LinkedHashMap<>(reported);
        samples.of(get(id)).stream()
                .filter(result -> result.collectedOn().equals(collectedOn))
                .forEach(result -> rest.remove(analytes.askedAs(result.analyte()), result.reported()));
        return rest;
    }

    /**
     * What of the asked analytes is still to be reported in this attempt. A result in quarantine does not count (SAF-1).
     */
    public List<String> missing(long id) {
        FollowUp followUp = get(id);
        return missing(followUp, samples.of(followUp));
    }

    private List<String> missing(FollowUp followUp, List<LabResult> reported) {
        Map<String, Long> counts = reported.stream()
                .collect(Collectors.groupingBy(result -> analytes.askedAs(result.analyte()), Collectors.counting()));
        return followUp.analyteCodes().stream()
                .filter(code -> counts.getOrDefault(code, 0L) < followUp.attempt())
                .toList();
    }

    /** What is not back when its time is over gets as much time again; the call about it has been made. */
    FollowUp awaitRest(long id) {
        FollowUp followUp = get(id);
        return followUp.dueAt().isAfter(time.now())
                ? followUp
                : followUps.save(followUp.postponed(dueAt(followUp.kind(), findings.ofFollowUp(id))));
    }

    /** It cannot be done, a nurse says: the neurologist decides. */
    FollowUp handToNeurologist(long id, String reason) {
        FollowUp followUp = get(id).noted(reason);
        return followUps.save(followUp.assigned(NEUROLOGIST, dueAt(FollowUpKind.CLARIFY, List.of())));
    }

    /** What the task asks for: what is missing, with the questions that its judgement needs; all of it where all is there. */
    List<String> panel(long id) {
        FollowUp followUp = get(id);
        List<String> missing = missing(id);
        List<String> asked = missing.isEmpty() ? followUp.analyteCodes() : missing;
        // the signs stand in the form beneath the question for them (MON-03)
        return Stream.concat(
                        childbearing
                                .withQuestions(
                                        asked.stream()
                                                .filter(code -> !code.equals(Analytes.SYMPTOMS))
                                                .toList(),
                                        followUp.patientNumber())
                                .stream(),
                        asked.stream().filter(Analytes.SYMPTOMS::equals))
                .toList();
    }

    /** A neurologist's decision ends it without a test. */
    void decide(long id, String decision) {
        followUps.save(get(id).noted(decision).answered(FollowUpOutcome.DECIDED));
    }

    /** What was answered without a test (SAF-13, INF-19, NEU-1). */
    void answered(long id, FollowUpOutcome answer, String said) {
        followUps.save(get(id).noted(said).answered(answer));
    }

    /** INF-21: what was told of a reaction, with its grade by CTCAE, stands with each finding that the call was about. */
    void graded(long id, Integer grade, String reaction) {
        followUps.save(get(id).graded(grade));
        findings.ofFollowUp(id).forEach(finding -> findings.remark(finding, reaction));
    }

    /** INF-19: telephoned once more. @param hours within which */
    void callAgain(long id, int hours) {
        followUps.save(get(id).again(within(hours)).answered(null));
    }

    /** REN-4: the day of the sample that an answer to it explains. */
    Optional<LocalDate> explainedDay(long id) {
        return samples.explainedDay(get(id));
    }

    /** RPT-1: once more. @param hours within which; null for the same time as before */
    FollowUp again(long id, Integer hours) {
        FollowUp followUp = get(id);
        return followUps.save(
                followUp.again(hours != null ? within(hours) : dueAt(followUp.kind(), findings.ofFollowUp(id))));
    }

    /** Keeps what was said on the telephone or decided. */
    void note(long id, String note) {
        followUps.save(get(id).noted(note));
    }

    /**
     * Ends the follow-up and the findings that nobody else answers. A finding from a later sample than the judged one is
     * not answered by it, and waits to be routed again.
     *
     * @return the follow-up as it is now
     */
    FollowUp close(long id, Verdict verdict) {
        Set<Long> later = collectedAfterJudged(get(id), verdict);
        findings.ofFollowUp(id).stream()
                .filter(finding -> finding.open() && finding.referralId() == null)
                .forEach(finding -> {
                    if (finding.resultId() != null && later.contains(finding.resultId())) {
                        findings.handBack(finding);
                    } else {
                        findings.close(finding, verdict.answers());
                    }
                });
        return followUps.save(get(id).closed(verdict.ends(), time.now()));
    }

    /** Ends all that is open when the patient has left: nobody will take another sample. */
    public void cancelOpen(String patientNumber) {
        of(patientNumber).stream()
                .filter(FollowUp::open)
                .forEach(open -> followUps.save(open.cancelled(FollowUpOutcome.PATIENT_LEFT, time.now())));
    }

    /** A new one, whatever else is open. */
    FollowUp open(String patientNumber, Request request, List<Finding> added) {
        Long roundId = added.stream()
                .map(Finding::roundId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        Asked asked = new Asked(
                request.kind(),
                String.join(",", request.analytes()),
                urgency(added),
                request.group(),
                1,
                dueAt(request.kind(), added));
        return followUps.save(FollowUp.opened(patientNumber, asked, roundId, time.now()));
    }

    private FollowUp extend(FollowUp open, Set<String> analytes, List<Finding> added) {
        OffsetDateTime dueAt = dueAt(open.kind(), added);
        Set<String> codes = new TreeSet<>(analytes);
        codes.addAll(open.analyteCodes());
        return followUps.save(open.extended(
                String.join(",", codes),
                open.urgency().orMore(urgency(added)),
                dueAt.isBefore(open.dueAt()) ? dueAt : open.dueAt()));
    }

    /** The results of samples taken after the one that was judged; none where a person decided or a reference was set. */
    private Set<Long> collectedAfterJudged(FollowUp followUp, Verdict verdict) {
        if (verdict == Verdict.DECIDED || followUp.is(FollowUpKind.REFERENCE)) {
            return Set.of();
        }
        return samples.of(followUp).stream()
                .map(LabResult::collectedOn)
                .max(Comparator.naturalOrder())
                .map(judged -> results.of(followUp.patientNumber()).stream()
                        .filter(result -> result.collectedOn().isAfter(judged))
                        .map(LabResult::id)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** Whether a further finding can still be part of it: it is undecided, and not everything it asks for is reported. */
    private boolean stillWaits(FollowUp open) {
        return open.outcome() == null
                && (open.analyteCodes().isEmpty() || !missing(open.id()).isEmpty());
    }

    /** Whether it asks for all of this, or can: of the first of several tests that are done together. */
    private static boolean covers(FollowUp open, Set<String> analytes) {
        Set<String> asked = new HashSet<>(open.analyteCodes());
        if (analytes.isEmpty() || asked.containsAll(analytes)) {
            return analytes.isEmpty() == asked.isEmpty();
        }
        return open.testsAgain() && open.attempt() == 1 && !Collections.disjoint(asked, analytes);
    }

    private static Urgency urgency(List<Finding> added) {
        return added.stream()
                .map(Finding::urgency)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The shortest deadline of the findings; the table's where a finding names none. */
    private OffsetDateTime dueAt(FollowUpKind kind, List<Finding> added) {
        return added.stream()
                .map(finding -> Optional.ofNullable(finding.request().hours())
                        .orElseGet(() -> usualHours(kind, finding.urgency())))
                .map(this::within)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> within(usualHours(kind, Urgency.REPEAT)));
    }

    /** 0 hours: the same day, so until its last minute. */
    private OffsetDateTime within(int hours) {
        return hours == 0
                ? time.today().atTime(LAST_MINUTE).atZone(time.zone()).toOffsetDateTime()
                : time.now().plusHours(hours);
    }

    /**
     * SAF-1, RPT-1: who calls about a follow-up that is not done in time.
     *
     * @param calls how many calls have not led to it
     */
    String callGroup(long id, int calls) {
        FollowUp followUp = get(id);
        Map<String, Object> row = deadline(followUp.kind(), followUp.urgency());
        boolean inVain = row.get("callsInVain") instanceof Number most && calls >= most.intValue();
        return inVain ? NEUROLOGIST : (String) row.get("callGroup");
    }

    private int usualHours(FollowUpKind kind, Urgency urgency) {
        return ((Number) deadline(kind, urgency).get("hours")).intValue();
    }

    private Map<String, Object> deadline(FollowUpKind kind, Urgency urgency) {
        return decisions.setting("followUpDeadline", Map.of("kind", kind.name(), "urgency", urgency.name()));
    }
}
