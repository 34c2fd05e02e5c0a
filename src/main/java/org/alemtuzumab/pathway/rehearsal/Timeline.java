package org.alemtuzumab.pathway.rehearsal;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.rehearsal.Life.FindingRun;
import org.alemtuzumab.pathway.rehearsal.Life.RoundRun;
import org.alemtuzumab.pathway.rehearsal.Life.TaskRun;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;

/** A life as a reader wants it: date, what, who. Rounds in which nothing was found are drawn together. */
final class Timeline {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final int STATED_GAP = 45;

    private record Line(OffsetDateTime at, String what, String who) {}

    private final Life life;
    private final ClinicTime time;
    private final List<Line> lines = new ArrayList<>();

    private Timeline(Life life, ClinicTime time) {
        this.life = life;
        this.time = time;
    }

    static void print(Life life, ClinicTime time, PrintWriter out) {
        Timeline timeline = new Timeline(life, time);
        timeline.collect();
        for (Line line : timeline.lines) {
            out.printf(
                    "  %s  %s%s%n",
                    WHEN.format(line.at().atZoneSameInstant(time.zone())),
                    line.what(),
                    line.who() == null ? "" : " · " + line.who());
        }
    }

    private void collect() {
        life.messages()
                .forEach(message -> add(
                        message.receivedAt(),
                        "✉ %s message %d %s: %s"
                                .formatted(message.protocol(), message.id(), message.state(), message.outcome()),
                        message.source()));
        addTasks();
        for (FindingRun finding : life.findings()) {
            add(
                    finding.raisedAt(),
                    "! %s %s: %s%s"
                            .formatted(
                                    finding.rule(),
                                    finding.urgency(),
                                    finding.evidence(),
                                    finding.overtaken() ? " (overtaken)" : ""),
                    finding.specialty());
        }
        life.referrals()
                .forEach(run -> add(
                        run.referral().openedAt(),
                        "→ referral %s %s".formatted(run.referral().urgency(), run.rules()),
                        run.referral().specialty()));
        life.followUps()
                .forEach(followUp -> add(
                        followUp.openedAt(),
                        "→ %s of %s, due %s%s"
                                .formatted(
                                        followUp.kind().toLowerCase(Locale.ROOT),
                                        followUp.analytes(),
                                        date(followUp.dueAt()),
                                        followUp.outcome() == null ? "" : ": " + followUp.outcome()),
                        followUp.assignedGroup()));
        life.infusions().forEach(infusion -> {
            String which = "infusion %d of course %d".formatted(infusion.dayNumber(), infusion.courseNumber());
            add(infusion.begunAt(), which + " begun", null);
            if (infusion.endedAt() != null) {
                add(infusion.endedAt(), which + " " + infusion.outcome().toLowerCase(Locale.ROOT), null);
            }
        });
        for (RoundRun run : life.rounds()) {
            if (run.round().closedAt() != null && !run.round().state().equals("COMPLETE")) {
                add(
                        run.round().closedAt(),
                        "round %s, due %s, closed %s"
                                .formatted(
                                        run.name(),
                                        run.round().dueOn(),
                                        run.round().state()),
                        null);
            }
        }
        addGaps();
        if (life.patient() != null && life.patient().outcome() != null) {
            life.processes().stream()
                    .filter(run -> run.process().equals("treatmentPathway"))
                    .findFirst()
                    .ifPresent(run -> add(
                            run.ended() == null ? life.livedUntil() : run.ended(),
                            "■ outcome since %s: %s"
                                    .formatted(
                                            life.patient().outcomeOn(),
                                            life.patient().outcome()),
                            null));
        }
        lines.sort(Comparator.comparing(line -> line.at().toInstant()));
    }

    /** MON-06: the gap between two blood counts is stated in days. */
    private void addGaps() {
        LocalDate last = null;
        for (LabResult result : life.results()) {
            if (!result.valid() || !result.analyte().equals("platelets")) {
                continue;
            }
            LocalDate taken = result.collectedOn();
            if (last != null
                    && ChronoUnit.DAYS.between(last, taken) > STATED_GAP
                    && !life.infusions().isEmpty()) {
                add(
                        result.recordedAt(),
                        "%d days without CBC (since %s)".formatted(ChronoUnit.DAYS.between(last, taken), last),
                        null);
            }
            last = taken;
        }
    }

    private void addTasks() {
        Map<String, RoundRun> uneventful = life.rounds().stream()
                .filter(run -> run.round().state().equals("COMPLETE"))
                .filter(run -> life.findings().stream()
                        .noneMatch(finding -> run.round().id().equals(finding.roundId())))
                .collect(Collectors.toMap(RoundRun::name, run -> run, (a, b) -> a));
        List<TaskRun> quiet = new ArrayList<>();
        for (TaskRun task : life.tasks()) {
            boolean together = task.task().equals("recordRoundResults")
                    && (task.completed() != null || task.cancelled())
                    && uneventful.containsKey(task.round());
            if (together) {
                quiet.add(task);
                continue;
            }
            if (task.process().equals("monitoringRound")
                    || !task.process().startsWith("monitoring")
                            && !task.process().equals("evaluation")) {
                flush(quiet);
            }
            if (task.completed() != null) {
                add(task.completed(), task.name() + round(task), task.group());
            } else if (!task.cancelled()) {
                add(
                        task.created(),
                        "… " + task.name() + round(task) + " (still open, due " + date(task.due()) + ")",
                        String.join(", ", with(task)));
            } else {
                add(task.created(), "… " + task.name() + round(task) + " (not done)", String.join(", ", with(task)));
            }
        }
        flush(quiet);
    }

    private static List<String> with(TaskRun task) {
        List<String> groups = new ArrayList<>();
        groups.add(String.valueOf(task.group()));
        groups.addAll(task.offeredTo());
        return groups;
    }

    private void flush(List<TaskRun> quiet) {
        if (quiet.isEmpty()) {
            return;
        }
        TaskRun first = quiet.get(0);
        TaskRun last = quiet.get(quiet.size() - 1);
        add(
                at(first),
                first.round().equals(last.round())
                        ? "round %s complete, nothing found".formatted(first.round())
                        : "rounds %s to %s (%s) complete, nothing found"
                                .formatted(first.round(), last.round(), date(at(last))),
                first.group());
        quiet.clear();
    }

    /** A round that the laboratory has filled in leaves its task cancelled. */
    private static OffsetDateTime at(TaskRun task) {
        return task.completed() == null ? task.created() : task.completed();
    }

    private static String round(TaskRun task) {
        return task.round() == null ? "" : " " + task.round();
    }

    private LocalDate date(OffsetDateTime at) {
        return at == null ? null : time.dateOf(at);
    }

    private void add(OffsetDateTime at, String what, String who) {
        lines.add(new Line(at, what, who));
    }
}
