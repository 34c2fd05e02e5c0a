package org.alemtuzumab.pathway.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.rehearsal.Life.FindingRun;
import org.alemtuzumab.pathway.rehearsal.Life.MessageRun;
import org.alemtuzumab.pathway.rehearsal.Life.ReferralRun;
import org.alemtuzumab.pathway.rehearsal.Life.RoundRun;
import org.alemtuzumab.pathway.rehearsal.Life.TaskRun;
import org.alemtuzumab.pathway.rehearsal.Scenario.Expect;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedFinding;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedHold;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedInbox;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedMessage;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedReferral;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedResult;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedRounds;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedTask;
import org.alemtuzumab.pathway.rehearsal.Scenario.ExpectedText;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.time.ClinicTime;

/** Compares a life with what its scenario expects. Each difference is one line: expected, found. */
final class Expectations {

    /** Courses from this one on are given only where MS activity has returned (INF-02). */
    private static final int FURTHER_COURSE = 3;

    private final Life life;
    private final Scenario scenario;
    private final ClinicTime time;
    private final List<String> differences = new ArrayList<>();

    private Expectations(Life life, ClinicTime time) {
        this.life = life;
        this.scenario = life.scenario();
        this.time = time;
    }

    static List<String> differences(Life life, ClinicTime time) {
        Expectations expectations = new Expectations(life, time);
        expectations.differences.addAll(life.problems());
        Expect expect = life.scenario().expect();
        if (expect != null) {
            expectations.compare(expect);
        }
        expectations.infusionsOfListedCourses(expect == null ? 1 : expect.line());
        return expectations.differences;
    }

    private void compare(Expect expect) {
        referrals(expect);
        findings(expect);
        if (expect.tasks() != null) {
            expect.tasks().must().forEach(this::mustTask);
            expect.tasks().mustNot().forEach(this::mustNotTask);
        }
        if (expect.maxTasks() != null && life.tasks().size() > expect.maxTasks()) {
            differ(
                    expect.line(),
                    "at most " + expect.maxTasks() + " tasks",
                    life.tasks().size() + ": " + tasksByKind());
        }
        if (expect.holds() != null) {
            holds(expect);
        }
        if (expect.processes() != null) {
            processes(expect);
        }
        if (expect.rounds() != null) {
            rounds(expect.line(), expect.rounds());
        }
        if (expect.infusions() != null) {
            same(
                    expect.line(),
                    "infusions on",
                    expect.infusions(),
                    life.infusions().stream()
                            .map(infusion -> time.dateOf(infusion.begunAt()))
                            .toList());
        }
        if (expect.prophylaxis() != null) {
            prophylaxis(expect);
        }
        if (expect.end() != null) {
            end(expect);
        }
        if (expect.texts() != null) {
            expect.texts().forEach(this::text);
        }
        if (expect.messages() != null) {
            expect.messages().forEach(this::message);
        }
        if (expect.results() != null) {
            expect.results().forEach(this::result);
        }
        if (expect.inbox() != null) {
            expect.inbox().forEach(this::inbox);
        }
    }

    private void differ(int line, String expected, Object found) {
        differences.add("%s:%d: expected %s, found %s".formatted(scenario.source(), line, expected, found));
    }

    private void same(int line, String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            differ(line, what + " " + expected, found);
        }
    }

    // ---- referrals: the list is complete unless the scenario says otherwise

    private void referrals(Expect expect) {
        if (expect.referrals() == null) {
            return;
        }
        List<ReferralRun> left = new ArrayList<>(life.referrals());
        for (ExpectedReferral expected : expect.referrals()) {
            ReferralRun found = left.stream()
                    .filter(referral -> matches(expected, referral))
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                differ(
                        expected.line(),
                        "the referral " + described(expected),
                        life.referrals().isEmpty()
                                ? "no referral"
                                : life.referrals().stream().map(this::described).collect(Collectors.joining("; ")));
            } else {
                left.remove(found);
            }
        }
        if (!"partial".equals(expect.referralsOnly())) {
            left.forEach(referral -> differ(expect.line(), "no other referral", described(referral)));
        }
    }

    private boolean matches(ExpectedReferral expected, ReferralRun found) {
        return expected.specialty().equals(found.referral().specialty())
                && may(expected.urgency(), found.referral().urgency())
                && (expected.rules() == null || new TreeSet<>(expected.rules()).equals(new TreeSet<>(found.rules())))
                && may(expected.on(), found.referral().openedAt())
                && dateOrFlag(expected.acknowledged(), found.referral().acknowledgedAt())
                && may(expected.escalations(), found.referral().escalations())
                && may(expected.outcome(), outcome(found));
    }

    private static String outcome(ReferralRun referral) {
        return referral.referral().closedAt() == null
                ? "open"
                : String.valueOf(referral.referral().outcome());
    }

    private String described(ReferralRun run) {
        return "%s %s %s on %s (%s, %s, %d escalations)"
                .formatted(
                        run.referral().specialty(),
                        run.referral().urgency(),
                        run.rules(),
                        date(run.referral().openedAt()),
                        run.referral().acknowledgedAt() == null
                                ? "not acknowledged"
                                : "acknowledged " + date(run.referral().acknowledgedAt()),
                        outcome(run),
                        run.referral().escalations());
    }

    private static String described(ExpectedReferral expected) {
        List<String> parts = new ArrayList<>(List.of(expected.specialty()));
        add(parts, "", expected.urgency());
        add(parts, "", expected.rules());
        add(parts, "on ", expected.on());
        add(parts, "acknowledged ", expected.acknowledged());
        add(parts, "escalations ", expected.escalations());
        add(parts, "outcome ", expected.outcome());
        return String.join(" ", parts);
    }

    // ---- findings

    private void findings(Expect expect) {
        if (expect.findings() != null) {
            List<FindingRun> left = new ArrayList<>(life.findings());
            for (ExpectedFinding expected : expect.findings()) {
                List<FindingRun> found = left.stream()
                        .filter(finding -> matches(expected, finding))
                        .toList();
                int wanted = expected.count() == null ? 1 : expected.count();
                if (found.size() < wanted || (expected.count() != null && found.size() != wanted)) {
                    differ(
                            expected.line(),
                            "%sthe finding %s"
                                    .formatted(
                                            expected.count() == null ? "" : expected.count() + " times ",
                                            described(expected)),
                            life.findings().isEmpty()
                                    ? "no finding"
                                    : found.size() + " among: "
                                            + life.findings().stream()
                                                    .map(this::described)
                                                    .collect(Collectors.joining("; ")));
                }
                left.removeAll(found);
            }
            if ("complete".equals(expect.findingsOnly())) {
                left.forEach(finding -> differ(expect.line(), "no other finding", described(finding)));
            }
        }
        if (expect.noFindings() != null) {
            life.findings().stream()
                    .filter(finding -> expect.noFindings().contains(finding.rule()))
                    .forEach(finding -> differ(expect.line(), "no finding " + finding.rule(), described(finding)));
        }
    }

    private boolean matches(ExpectedFinding expected, FindingRun found) {
        return expected.rule().equals(found.rule())
                && may(expected.urgency(), found.urgency())
                && may(expected.specialty(), found.specialty())
                && may(expected.on(), found.raisedAt())
                && (expected.evidence() == null || found.evidence().contains(expected.evidence()))
                && may(expected.profile(), found.profile())
                && may(expected.overtaken(), found.overtaken())
                && (expected.round() == null
                        || life.round(round(expected.round()))
                                .map(round -> round.round().id().equals(found.roundId()))
                                .orElse(false));
    }

    private String described(FindingRun finding) {
        return "%s%s %s%s on %s%s (%s)"
                .formatted(
                        finding.overtaken() ? "overtaken " : "",
                        finding.rule(),
                        finding.urgency(),
                        finding.specialty() == null ? "" : " " + finding.specialty(),
                        date(finding.raisedAt()),
                        finding.profile() == null ? "" : " judged by " + finding.profile(),
                        finding.evidence());
    }

    private static String described(ExpectedFinding expected) {
        List<String> parts = new ArrayList<>(List.of(expected.rule()));
        add(parts, "", expected.urgency());
        add(parts, "", expected.specialty());
        add(parts, "on ", expected.on());
        add(parts, "of round ", expected.round());
        add(parts, "with the text ", expected.evidence());
        add(parts, "judged by ", expected.profile());
        add(parts, "overtaken ", expected.overtaken());
        return String.join(" ", parts);
    }

    // ---- tasks

    private void mustTask(ExpectedTask expected) {
        List<TaskRun> found =
                life.tasks().stream().filter(task -> matches(expected, task)).toList();
        int wanted = expected.count() == null ? 1 : expected.count();
        if (found.size() < wanted || (expected.count() != null && found.size() != wanted)) {
            differ(
                    expected.line(),
                    "the task " + described(expected),
                    (expected.count() == null ? "" : found.size() + " times, ") + near(expected));
        }
    }

    private void mustNotTask(ExpectedTask expected) {
        List<TaskRun> found =
                life.tasks().stream().filter(task -> matches(expected, task)).toList();
        if (!found.isEmpty()) {
            differ(expected.line(), "no task " + described(expected), described(found));
        }
    }

    private String near(ExpectedTask expected) {
        List<TaskRun> same = life.tasks().stream()
                .filter(task -> task.task().equals(expected.task()))
                .toList();
        return same.isEmpty() ? "no task of this kind" : described(same);
    }

    private String described(List<TaskRun> tasks) {
        List<String> texts = tasks.stream()
                .map(task -> "%s on %s (%s, due %s, %s)"
                        .formatted(
                                task.task(),
                                moment(task.created()),
                                task.group(),
                                moment(task.due()),
                                task.completed() != null
                                        ? "done " + date(task.completed())
                                        : task.cancelled() ? "cancelled" : "open"))
                .toList();
        return texts.size() <= 6
                ? String.join("; ", texts)
                : String.join("; ", texts.subList(0, 6)) + "; … (" + texts.size() + ")";
    }

    private static String described(ExpectedTask expected) {
        List<String> parts = new ArrayList<>(List.of(expected.task()));
        add(parts, "named ", expected.name());
        add(parts, "of ", expected.group());
        add(parts, "on ", expected.on());
        add(parts, "due ", expected.due());
        add(parts, "of round ", expected.round());
        add(parts, "done ", expected.done());
        add(parts, "cancelled ", expected.cancelled());
        add(parts, "times ", expected.count());
        return String.join(" ", parts);
    }

    private String tasksByKind() {
        return life.tasks().stream()
                .collect(Collectors.groupingBy(TaskRun::task, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(kind -> kind.getKey() + " " + kind.getValue())
                .collect(Collectors.joining(", "));
    }

    // ---- holds: the list is complete

    private void holds(Expect expect) {
        List<TaskRun> left =
                new ArrayList<>(life.tasks().stream().filter(TaskRun::holding).toList());
        String all = left.isEmpty()
                ? "no hold"
                : left.stream().map(this::describedHold).collect(Collectors.joining("; "));
        for (ExpectedHold expected : expect.holds()) {
            left.stream().filter(hold -> matches(expected, hold)).findFirst().ifPresentOrElse(left::remove, () -> {
                List<String> parts = new ArrayList<>(List.of("a hold from " + expected.from()));
                add(parts, "to ", expected.to());
                add(parts, "because ", expected.because());
                differ(expected.line(), String.join(" ", parts), all);
            });
        }
        left.forEach(hold -> differ(expect.line(), "no other hold", describedHold(hold)));
    }

    private boolean matches(ExpectedHold expected, TaskRun hold) {
        return may(expected.from(), hold.created())
                && (expected.to() == null
                        || (expected.to().equals("running")
                                ? hold.ended() == null
                                : may(Moment.parse(expected.to()), hold.ended())))
                && (expected.because() == null
                        || hold.texts().stream().anyMatch(text -> text.contains(expected.because())));
    }

    private String describedHold(TaskRun hold) {
        return "%s from %s to %s because %s"
                .formatted(
                        hold.task(),
                        moment(hold.created()),
                        hold.ended() == null ? "running" : moment(hold.ended()),
                        hold.texts());
    }

    private boolean matches(ExpectedTask expected, TaskRun found) {
        return expected.task().equals(found.task())
                && may(expected.name(), found.name())
                && (expected.group() == null
                        || expected.group().equals(found.group())
                        || found.offeredTo().contains(expected.group()))
                && may(expected.on(), found.created())
                && may(expected.due(), found.due())
                && (expected.round() == null
                        || round(expected.round()).toString().equals(found.round()))
                && dateOrFlag(expected.done(), found.completed())
                && may(expected.cancelled(), found.cancelled());
    }

    // ---- the rest

    private void processes(Expect expect) {
        List<String> started = life.processes().stream()
                .map(Life.ProcessRun::process)
                .distinct()
                .toList();
        expect.processes().must().stream()
                .filter(process -> !started.contains(process))
                .forEach(process -> differ(expect.line(), "the process " + process + " to be started", started));
        expect.processes().mustNot().stream()
                .filter(started::contains)
                .forEach(process ->
                        differ(expect.line(), "the process " + process + " never to be started", "it was started"));
    }

    private void rounds(int line, ExpectedRounds expected) {
        List<RoundRun> rounds = life.rounds();
        if (expected.total() != null) {
            same(line, "rounds in total", expected.total(), rounds.size());
        }
        if (expected.withTft() != null) {
            same(line, "rounds with TSH", expected.withTft(), asking(rounds, "tsh"));
        }
        if (expected.withSkin() != null) {
            same(line, "rounds with skin examination", expected.withSkin(), asking(rounds, "skinExam"));
        }
        if (expected.complete() != null) {
            same(line, "complete rounds", expected.complete(), (int) rounds.stream()
                    .filter(round -> round.round().state().equals("COMPLETE"))
                    .count());
        }
        each(line, expected.states(), "in state", run -> run.round().state());
        each(line, expected.due(), "due on", run -> run.round().dueOn());
        if (expected.gaps() != null) {
            expected.gaps().forEach((name, text) -> {
                String found = life.round(round(name)).map(RoundRun::gaps).orElse("no such round");
                if (!found.contains(text)) {
                    differ(line, "the gap at round %s to say \"%s\"".formatted(name, text), found);
                }
            });
        }
        if (expected.profiles() != null) {
            expected.profiles().forEach((name, version) -> {
                String found = life.round(round(name))
                        .map(run -> run.round().profile())
                        .orElse("no such round");
                same(line, "round %s judged by".formatted(name), version, found);
            });
        }
        if (expected.panels() != null) {
            expected.panels().must().forEach((name, analytes) -> panel(line, name, analytes, true));
            expected.panels().not.forEach((name, analytes) -> panel(line, name, analytes, false));
        }
    }

    private void panel(int line, String name, List<String> analytes, boolean asked) {
        RoundRun run = life.round(round(name)).orElse(null);
        if (run == null || analytes.stream().anyMatch(analyte -> run.panel().contains(analyte) != asked)) {
            differ(
                    line,
                    "round %s %sto ask for %s".formatted(name, asked ? "" : "not ", analytes),
                    run == null ? "no such round" : run.panel());
        }
    }

    private static int asking(List<RoundRun> rounds, String analyte) {
        return (int)
                rounds.stream().filter(round -> round.panel().contains(analyte)).count();
    }

    private <T> void each(int line, Map<String, T> expected, String what, Function<RoundRun, T> of) {
        if (expected != null) {
            expected.forEach((name, value) -> {
                Object found = life.round(round(name)).<Object>map(of).orElse("no such round");
                same(line, "round %s %s".formatted(name, what), value, found);
            });
        }
    }

    /**
     * A course whose every day is listed expects exactly these infusions. A further course, which comes only when it is asked
     * for, expects to be given, unless the file says itself which infusions there are.
     */
    private void infusionsOfListedCourses(int line) {
        boolean saysItself = scenario.expect() != null && scenario.expect().infusions() != null;
        scenario.courses().forEach((course, days) -> {
            List<LocalDate> found = life.infusions().stream()
                    .filter(infusion -> infusion.courseNumber() == course)
                    .map(infusion -> time.dateOf(infusion.begunAt()))
                    .toList();
            if (days.size() > 1 && !days.equals(found)) {
                differ(
                        line,
                        "infusions of course " + course + " on " + days,
                        found.isEmpty() ? found + ": " + NeverGiven.because(life, course, time) : found);
            } else if (course >= FURTHER_COURSE && found.isEmpty() && !saysItself) {
                differ(
                        line,
                        "course " + course + " to be given from " + days.get(0),
                        "it never given: " + NeverGiven.because(life, course, time));
            }
        });
    }

    private void prophylaxis(Expect expect) {
        var last = life.prophylaxis().isEmpty()
                ? null
                : life.prophylaxis().get(life.prophylaxis().size() - 1);
        if (last == null) {
            differ(expect.line(), "herpes prophylaxis", "none");
            return;
        }
        if (expect.prophylaxis().startedOn() != null) {
            same(expect.line(), "prophylaxis started on", expect.prophylaxis().startedOn(), last.startedOn());
        }
        if (expect.prophylaxis().stoppedOn() != null) {
            same(
                    expect.line(),
                    "prophylaxis stopped on",
                    expect.prophylaxis().stoppedOn(),
                    last.stoppedOn() == null ? "running" : last.stoppedOn().toString());
        }
    }

    private void end(Expect expect) {
        String found = life.patient() == null
                ? "NOT_ENROLLED"
                : life.patient().outcome() != null ? life.patient().outcome() : life.running() ? "OPEN" : "ENDED";
        same(expect.line(), "the pathway's outcome", expect.end().outcome(), found);
        if (expect.end().on() != null) {
            same(
                    expect.line(),
                    "the pathway's end on",
                    expect.end().on(),
                    life.patient() == null ? null : life.patient().outcomeOn());
        }
    }

    private void text(ExpectedText expected) {
        List<TaskRun> tasks = life.tasks().stream()
                .filter(task -> task.task().equals(expected.task()))
                .filter(task -> may(expected.on(), task.created()))
                .filter(task -> expected.round() == null
                        || round(expected.round()).toString().equals(task.round()))
                .toList();
        if (tasks.stream()
                .noneMatch(task -> task.texts().stream().anyMatch(text -> text.contains(expected.contains())))) {
            differ(
                    expected.line(),
                    "%s to show \"%s\"".formatted(expected.task(), expected.contains()),
                    tasks.isEmpty()
                            ? "no such task"
                            : tasks.stream()
                                    .flatMap(task -> task.texts().stream())
                                    .toList());
        }
    }

    private void message(ExpectedMessage expected) {
        List<TaskRun> told = life.tasks().stream()
                .filter(task -> expected.to() == null
                        || expected.to().equals(task.group())
                        || task.offeredTo().contains(expected.to()))
                .filter(task -> may(expected.on(), task.created()))
                .toList();
        if (told.stream()
                .noneMatch(task -> task.texts().stream().anyMatch(text -> text.contains(expected.contains())))) {
            List<String> parts = new ArrayList<>();
            add(parts, "to ", expected.to());
            add(parts, "on ", expected.on());
            differ(
                    expected.line(),
                    "a message %s that says \"%s\"".formatted(String.join(" ", parts), expected.contains()),
                    told.isEmpty() ? "no task of theirs" : described(told));
        }
    }

    // ---- results and messages

    private void result(ExpectedResult expected) {
        List<LabResult> found =
                life.results().stream().filter(each -> matches(expected, each)).toList();
        int wanted = expected.count() == null ? 1 : expected.count();
        if (found.size() < wanted || (expected.count() != null && found.size() != wanted)) {
            differ(
                    expected.line(),
                    "the result " + described(expected),
                    life.results().stream()
                            .filter(each -> each.analyte().equals(expected.analyte()))
                            .filter(each -> may(expected.on(), each.collectedOn()))
                            .map(each -> "%s \"%s\" of %s %s, lower limit of the %s, upper limit of the %s"
                                    .formatted(
                                            each.analyte(),
                                            each.reported(),
                                            each.collectedOn(),
                                            each.state(),
                                            each.lowerLimitSource(),
                                            each.upperLimitSource()))
                            .toList());
        }
    }

    private boolean matches(ExpectedResult expected, LabResult found) {
        return expected.analyte().equals(found.analyte())
                && may(expected.on(), found.collectedOn())
                && may(expected.reported(), found.reported())
                && may(expected.state(), found.state())
                && (may(expected.limits(), found.lowerLimitSource())
                        || may(expected.limits(), found.upperLimitSource()))
                && (expected.round() == null
                        || life.round(round(expected.round()))
                                .map(round -> round.round().id().equals(found.roundId()))
                                .orElse(false));
    }

    private static String described(ExpectedResult expected) {
        List<String> parts = new ArrayList<>(List.of(expected.analyte()));
        add(parts, "reported as ", expected.reported());
        add(parts, "of ", expected.on());
        add(parts, "", expected.state());
        add(parts, "of round ", expected.round());
        add(parts, "with limits of the ", expected.limits());
        add(parts, "times ", expected.count());
        return String.join(" ", parts);
    }

    private void inbox(ExpectedInbox expected) {
        List<MessageRun> found =
                life.messages().stream().filter(each -> matches(expected, each)).toList();
        int wanted = expected.count() == null ? 1 : expected.count();
        if (found.size() < wanted || (expected.count() != null && found.size() != wanted)) {
            List<String> parts = new ArrayList<>(List.of("a message"));
            add(parts, "", expected.state());
            add(parts, "by ", expected.protocol());
            add(parts, "from ", expected.source());
            add(parts, "with the outcome ", expected.outcome());
            add(parts, "times ", expected.count());
            differ(
                    expected.line(),
                    String.join(" ", parts),
                    life.messages().stream()
                            .map(each -> "%d %s from %s: %s"
                                    .formatted(each.id(), each.state(), each.source(), each.outcome()))
                            .toList());
        }
    }

    private static boolean matches(ExpectedInbox expected, MessageRun found) {
        return may(expected.state(), found.state())
                && may(expected.protocol(), found.protocol())
                && may(expected.source(), found.source())
                && (expected.outcome() == null || found.outcome().contains(expected.outcome()));
    }

    private Scenario.Round round(String name) {
        return Scenario.Round.of(name, scenario.lastCourse());
    }

    private boolean dateOrFlag(String expected, OffsetDateTime found) {
        if (expected == null) {
            return true;
        }
        if (expected.equals("true") || expected.equals("false")) {
            return Boolean.parseBoolean(expected) == (found != null);
        }
        return found != null && may(Moment.parse(expected), found);
    }

    private LocalDate date(OffsetDateTime instant) {
        return instant == null ? null : time.dateOf(instant);
    }

    private String moment(OffsetDateTime instant) {
        return instant == null
                ? "-"
                : local(instant).truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private LocalDateTime local(OffsetDateTime instant) {
        return instant.atZoneSameInstant(time.zone()).toLocalDateTime();
    }

    private boolean may(Moment expected, OffsetDateTime found) {
        return expected == null || found != null && expected.is(local(found));
    }

    private static boolean may(Object expected, Object found) {
        return expected == null || expected.equals(found);
    }

    private static void add(List<String> parts, String prefix, Object value) {
        if (value != null) {
            parts.add(prefix + value);
        }
    }
}
