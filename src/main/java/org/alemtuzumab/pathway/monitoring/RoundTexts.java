package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.order.Orders;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.profile.Deviations;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the forms of a round tell their reader. */
@Component("roundTexts")
@Transactional(readOnly = true)
public class RoundTexts {

    private final Rounds rounds;
    private final LabResults results;
    private final Childbearing childbearing;
    private final Absences absences;
    private final Deviations deviations;
    private final ClinicTime time;

    RoundTexts(
            Rounds rounds,
            LabResults results,
            Childbearing childbearing,
            Absences absences,
            Deviations deviations,
            ClinicTime time) {
        this.absences = absences;
        this.time = time;
        this.childbearing = childbearing;
        this.rounds = rounds;
        this.results = results;
        this.deviations = deviations;
    }

    /** "Round 12 after the infusion of 2026-03-06, due on 2027-03-06. Samples count from 2027-02-27 to 2027-03-29." */
    @ForModels
    public String heading(long roundId) {
        MonitoringRound round = rounds.get(roundId);
        return "Round %d after the infusion of %s, due on %s. Samples count that are taken from %s to %s."
                        .formatted(
                                round.roundNumber(),
                                round.anchor(),
                                round.dueOn(),
                                round.opensOn(),
                                round.closesOn().minusDays(1))
                + paragraph(absences.text(round.patientNumber()))
                + deviations.paragraphOfVersion(round.profile());
    }

    private static String paragraph(String text) {
        return text.isEmpty() ? "" : "\n\n" + text;
    }

    /** The same for every round that a call or decision about this one is about: itself, and those that have joined it. */
    @ForModels
    public String late(long roundId) {
        String earlier = rounds.late(roundId).stream()
                .filter(round -> !round.id().equals(latest(roundId)))
                .map(round -> "Round %d, due on %s: %s."
                        .formatted(
                                round.roundNumber(),
                                round.dueOn(),
                                round.open() ? "open" : round.state().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining("\n\n"));
        return (earlier.isEmpty() ? "" : earlier + "\n\n") + heading(latest(roundId));
    }

    /** The newest of these rounds: what can still be taken is taken for it. */
    @ForModels
    public long latest(long roundId) {
        List<MonitoringRound> late = rounds.late(roundId);
        return late.get(late.size() - 1).id();
    }

    /** What is still missing, and why what was entered does not count. */
    @ForModels
    public String missing(long roundId) {
        MonitoringRound round = rounds.get(roundId);
        List<String> missing = rounds.missing(round);
        StringBuilder text = new StringBuilder(
                missing.isEmpty()
                        ? "Nothing is missing."
                        : "Missing: " + String.join(", ", rounds.names(missing)) + ".");
        entered(round)
                .filter(result -> result.quarantined()
                        && missing.contains(result.analyte())
                        && round.covers(result.collectedOn()))
                .forEach(result -> text.append("\n\n%s \"%s\" could not be read and is being clarified (SAF-1)."
                        .formatted(rounds.names(List.of(result.analyte())).get(0), result.reported())));
        entered(round)
                .map(LabResult::collectedOn)
                .filter(day -> !round.covers(day))
                .max(Comparator.naturalOrder())
                .ifPresent(day -> text.append("\n\n" + elsewhere(round.patientNumber(), day)));
        return text.toString();
    }

    private String elsewhere(String patientNumber, LocalDate day) {
        String owner = rounds.at(patientNumber, day)
                .map(round -> "belongs to round %d, due on %s".formatted(round.roundNumber(), round.dueOn()))
                .orElse("lies in no round");
        return "The sample of %s %s; it is evaluated, but this round still needs its own (MON-06)."
                .formatted(day, owner);
    }

    /** What was entered in a round's form since this one opened. */
    private java.util.stream.Stream<LabResult> entered(MonitoringRound round) {
        return results.of(round.patientNumber()).stream()
                .filter(result ->
                        "ROUND".equals(result.context()) && !result.recordedAt().isBefore(round.openedAt()));
    }

    /** What the patient is told with each reminder (MON-03), and the sheet of the round for which a sample can still be taken. */
    @ForModels
    public String advice(long roundId) {
        MonitoringRound round = rounds.get(roundId);
        boolean menses =
                childbearing.withQuestions(round.items(), round.patientNumber()).contains("menses");
        return "**Tell the patient:** please come also when you feel well. What these tests look for is often felt late, or not at all."
                + (menses
                        ? " **Bring the urine between two menses**, as far from the bleeding as can be: blood from it looks like kidney disease."
                        : "")
                + "\n\n" + Orders.sheet(RoundOrders.number(round.open() ? roundId : latest(roundId)));
    }

    /** The days without a sample, or empty where nothing was ever sampled. */
    @ForModels
    public String gaps(long roundId) {
        return Optional.of(rounds.gapText(roundId))
                .filter(text -> !text.isEmpty())
                .map(text -> "Until %s: %s.".formatted(time.today(), text))
                .orElse("");
    }

    /** The rounds missed last, newest first. */
    @ForModels
    public String missedRounds(long roundId) {
        String patientNumber = rounds.get(roundId).patientNumber();
        return rounds.of(patientNumber).stream()
                .filter(MonitoringRound::missed)
                .sorted(Comparator.comparing(MonitoringRound::dueOn).reversed())
                .limit(6)
                .map(round -> "- round %d, due on %s".formatted(round.roundNumber(), round.dueOn()))
                .collect(Collectors.joining("\n"));
    }
}
