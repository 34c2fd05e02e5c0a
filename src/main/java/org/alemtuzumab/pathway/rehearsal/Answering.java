package org.alemtuzumab.pathway.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts one task's answers together: the team's habit, the laboratory's print, and what the scenario says otherwise. */
final class Answering {

    private final CareTeam team;
    private final LivedPatient patient;
    private final TaskContext context;
    private final LocalDateTime now;

    Answering(CareTeam team, LivedPatient patient, TaskContext context, LocalDateTime now) {
        this.team = team;
        this.patient = patient;
        this.context = context;
        this.now = now;
    }

    Map<String, Object> answers(LivedPatient.Plan plan, Set<String> formKeys) {
        Map<String, Object> answers = new LinkedHashMap<>();
        if (formKeys.contains("collectedOn")) {
            answers.put(
                    "collectedOn",
                    context.variables().get("collectedOn") instanceof String sampled
                            ? sampled
                            : now.toLocalDate().toString());
        }
        Set<String> asked = askedAnalytes(formKeys);
        asked.stream()
                .filter(team::said)
                .forEach(analyte -> answers.put(analyte, team.uneventful().get(analyte)));
        answers.putAll(plan.habit().answers());
        bookedDay(answers);
        missedDay(answers);
        addSamples(answers, asked, formKeys);
        if (corrects(plan)) {
            answers.keySet().removeAll(asked);
        }
        for (Scenario.Answer answer : plan.answers()) {
            answers.putAll(named(answer.give()));
            if (answer.refused() != null) {
                break; // the lines below it are for the next submission
            }
        }
        Map<String, Object> told = context.recordsRound() ? team.told(answers) : answers;
        told.values().removeIf(java.util.Objects::isNull);
        return new Placeholders(now, context.dueOn(), context.variables()::get).fill(told);
    }

    /** In a round, who names a sign answers that there is one (MON-03). */
    private Map<String, Object> named(Map<String, ?> given) {
        Map<String, Object> told = new LinkedHashMap<>(given);
        if (context.recordsRound() && team.names(given)) {
            told.putIfAbsent("symptoms", "yes");
        }
        return told;
    }

    /** Whether the scenario corrects what was typed: nothing else is entered then. */
    private static boolean corrects(LivedPatient.Plan plan) {
        return plan.answers().stream()
                .map(answer -> answer.give().get("purpose"))
                .anyMatch(purpose -> purpose != null && !purpose.equals("new"));
    }

    private Set<String> askedAnalytes(Set<String> formKeys) {
        Set<String> asked = new HashSet<>(formKeys);
        asked.retainAll(team.uneventful().keySet());
        if (context.variables().get("panel") instanceof String panel) {
            asked.retainAll(TaskContext.codes(panel));
        }
        asked.removeAll(settled());
        return asked;
    }

    /** What the scenario has said of this round's sample: asked again, nobody invents another value. */
    private Set<String> settled() {
        return context.recordsRound() ? patient.settled.getOrDefault(context.round(), Set.of()) : Set.of();
    }

    /** Whether a round asks again for what the scenario does not let come: the task then waits. */
    boolean waitsInVain(Set<String> formKeys) {
        if (settled().isEmpty()) {
            return false;
        }
        Set<String> left = askedAnalytes(formKeys);
        left.removeAll(team.questions());
        return left.isEmpty();
    }

    private void addSamples(Map<String, Object> answers, Set<String> asked, Set<String> formKeys) {
        LocalDate today = now.toLocalDate();
        for (Scenario.Result result : patient.scenario.results()) {
            if (asked.isEmpty() || !context.matches(result, patient.scenario.lastCourse(), today)) {
                continue;
            }
            List<String> tasks = patient.samples.computeIfAbsent(result, unknown -> new ArrayList<>());
            if (!tasks.contains(context.id())) {
                tasks.add(context.id());
            }
            if (result.nth != null && result.nth != tasks.indexOf(context.id()) + 1) {
                continue;
            }
            Set<String> used = patient.usedAnalytes.computeIfAbsent(result, unknown -> new HashSet<>());
            named(result.values()).forEach((analyte, value) -> {
                if (asked.contains(analyte)) {
                    used.add(analyte);
                    answers.put(analyte, value);
                }
            });
            if (context.recordsRound()) {
                patient.settled
                        .computeIfAbsent(context.round(), unknown -> new HashSet<>())
                        .addAll(result.values().keySet());
            }
            if (result.collectedOn != null && formKeys.contains("collectedOn")) {
                answers.put("collectedOn", result.collectedOn.toString());
            }
        }
    }

    /** The scenario's own day goes before the team's habit, until it is refused or over. */
    private void bookedDay(Map<String, Object> answers) {
        List<LocalDate> days = courseDays();
        boolean refused = context.variables().get("refusal") != null;
        if (context.task().equals("bookCourse")
                && days != null
                && !refused
                && !days.get(0).isBefore(now.toLocalDate())) {
            answers.put("bookedOn", days.get(0).toString());
        }
    }

    private List<LocalDate> courseDays() {
        return context.course() == null ? null : patient.scenario.courses().get(context.course());
    }

    /** On a day that the scenario's list of a course leaves out, the patient does not come (INF-03). */
    private void missedDay(Map<String, Object> answers) {
        List<LocalDate> days =
                context.course() == null ? null : patient.scenario.courses().get(context.course());
        LocalDate today = now.toLocalDate();
        if (!context.task().equals("checkBeforeInfusion") || days == null || days.size() == 1 || days.contains(today)) {
            return;
        }
        days.stream().filter(today::isBefore).findFirst().ifPresent(next -> {
            answers.clear();
            answers.put("present", "no");
            answers.put("movedTo", next.toString());
            answers.put("absenceReason", "Could not come");
        });
    }
}
