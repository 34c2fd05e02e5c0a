package org.alemtuzumab.pathway.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One patient on the way: what is planned, what was submitted, and what of the scenario has been used. */
final class LivedPatient {

    /** Something that the scenario itself makes happen. */
    record Happening(Instant at, int line, Runnable work) {}

    /** When and how a task that is open will be done; never, where it stays open. */
    record Plan(
            Instant at, String task, String name, String group, CareTeam.Habit habit, List<Scenario.Answer> answers) {

        Plan at(Instant other) {
            return new Plan(other, task, name, group, habit, answers);
        }
    }

    /** What was handed in, or refused. */
    record Submission(Map<String, Object> answers, Instant at, String user) {}

    final Scenario scenario;
    final Instant until;
    final List<Happening> happenings = new ArrayList<>();
    final List<Scenario.Answer> answers;
    final Map<String, Plan> plans = new HashMap<>();
    final Map<String, Submission> submissions = new LinkedHashMap<>();
    final Map<String, List<String>> shownTexts = new HashMap<>();
    final Map<String, String> rounds = new HashMap<>();
    final Map<Scenario.Answer, Integer> matches = new IdentityHashMap<>();
    final Set<Scenario.Answer> used = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    final Map<Scenario.Result, List<String>> samples = new IdentityHashMap<>();
    final Map<Scenario.Result, Set<String>> usedAnalytes = new IdentityHashMap<>();
    final Map<Scenario.Round, Set<String>> settled = new HashMap<>();
    final Map<String, Integer> openedPerDay = new HashMap<>();
    /** Tasks whose sample the laboratory has sent. */
    final Set<String> fed = new HashSet<>();
    /** Tasks that hold a course while they are open. */
    final Set<String> holding = new HashSet<>();
    /** Messages that were sent, by their number in the inbox. */
    final List<Long> messages = new ArrayList<>();

    final List<String> problems = new ArrayList<>();
    final Set<String> uncovered = new HashSet<>();
    /** Whether the wish for no further course has been told. */
    boolean wishTold;

    Instant reached;
    long steps;

    LivedPatient(Scenario scenario, Instant until, CareTeam team) {
        this.scenario = scenario;
        this.until = until;
        this.answers = scenario.allAnswers(team);
    }

    /** The business keys of the processes in which people are asked about this patient's messages. */
    List<String> messageKeys() {
        return messages.stream().map(LivedPatient::messageKey).toList();
    }

    static String messageKey(long id) {
        return "laboratoryMessage-" + id;
    }

    void problem(int line, String text) {
        problems.add(scenario.source() + ":" + line + ": " + text);
    }

    void problem(String text) {
        problems.add(scenario.source() + ": " + text);
    }

    /** When something that is due at this instant really happens. */
    Instant awake(Instant due, ZoneId zone) {
        Instant awake = due;
        for (Scenario.Event event : scenario.events()) {
            if (event.downtime() != null && event.downtime().holds(due, zone)) {
                awake = event.downtime().to().at(zone, LocalTime.MIDNIGHT);
            }
        }
        return awake;
    }

    /** Whether the scenario lets evaluations fail at this instant. */
    boolean evaluationsFail(Instant at, ZoneId zone) {
        return scenario.events().stream()
                .map(Scenario.Event::failEvaluation)
                .anyMatch(failing -> failing != null && failing.holds(at, zone));
    }

    /** With what the scenario says and nothing ever asked for: such a line promises a test that never ran. */
    List<String> allProblems() {
        List<String> all = new ArrayList<>(problems);
        for (Scenario.Result result : scenario.results()) {
            Set<String> asked = usedAnalytes.getOrDefault(result, Set.of());
            for (String analyte : result.values().keySet()) {
                // what is not reported need not be asked for either
                if (result.values().get(analyte) != null && !asked.contains(analyte)) {
                    all.add("%s:%d: expected '%s' of this sample to be asked for, found no task that does"
                            .formatted(scenario.source(), result.line, analyte));
                }
            }
        }
        for (Scenario.Answer answer : answers) {
            if (!used.contains(answer)) {
                all.add("%s:%d: expected the task '%s' of this answer to open, found none that fits"
                        .formatted(scenario.source(), answer.line(), answer.task()));
            }
        }
        happenings.forEach(happening -> all.add("%s:%d: expected this to happen, but the life ended before"
                .formatted(scenario.source(), happening.line())));
        return all;
    }

    /** A task has been opened. @return the how manieth of its kind it is on that day */
    int opened(String task, LocalDate day) {
        return openedPerDay.merge(task + "@" + day, 1, Integer::sum);
    }
}
