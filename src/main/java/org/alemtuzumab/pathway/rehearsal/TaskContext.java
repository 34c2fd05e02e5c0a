package org.alemtuzumab.pathway.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where in the pathway a task stands, in the words of a scenario: which course, day, round, specialty or repeated test.
 *
 * @param monthAfterInfusion full months since the last infusion, 0 before any
 */
record TaskContext(
        String id,
        String task,
        String process,
        LocalDateTime createdAt,
        LocalDate dueOn,
        Integer course,
        Integer day,
        Scenario.Round round,
        String specialty,
        List<String> followUpAnalytes,
        int monthAfterInfusion,
        Map<String, Object> variables) {

    static TaskContext of(
            Task task, Map<String, Object> variables, String patientNumber, JdbcClient tables, ClinicTime time) {
        LocalDateTime createdAt = LocalDateTime.ofInstant(task.getCreateTime().toInstant(), time.zone());
        List<Given> courses = courses(patientNumber, tables);
        Scenario.Round round = null;
        if (variables.get("roundId") instanceof Number id) {
            round = tables.sql("select anchor, round_number from monitoring_round where id = ?")
                    .param(id)
                    .query((row, number) ->
                            new Scenario.Round(courseOf(courses, row.getObject(1, LocalDate.class)), row.getInt(2)))
                    .optional()
                    .orElse(null);
        }
        List<String> analytes = List.of();
        if (variables.get("followUpId") instanceof Number id) {
            analytes = tables.sql("select analytes from follow_up where id = ?")
                    .param(id)
                    .query(String.class)
                    .optional()
                    .map(TaskContext::codes)
                    .orElse(List.of());
        }
        Optional<LocalDate> anchor = courses.stream().map(Given::lastInfusionOn).max(Comparator.naturalOrder());
        return new TaskContext(
                task.getId(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionId()
                        .substring(0, task.getProcessDefinitionId().indexOf(':')),
                createdAt,
                task.getDueDate() == null ? null : time.dateOf(task.getDueDate().toInstant()),
                variables.get("courseNumber") instanceof Number number ? (Integer) number.intValue() : courseOf(round),
                variables.get("dayNumber") instanceof Number number ? number.intValue() : null,
                round,
                (String) variables.get("specialty"),
                analytes,
                anchor.map(last -> (int) ChronoUnit.MONTHS.between(last, createdAt.toLocalDate()))
                        .orElse(0),
                variables);
    }

    private static Integer courseOf(Scenario.Round round) {
        return round == null ? null : round.course();
    }

    /** A course in which at least one infusion was begun. */
    record Given(int courseNumber, LocalDate beganOn, LocalDate lastInfusionOn) {}

    static List<Given> courses(String patientNumber, JdbcClient tables) {
        return tables.sql("select course_number, began_on, last_infusion_on from course"
                        + " where patient_number = ? and began_on is not null")
                .param(patientNumber)
                .query((row, number) ->
                        new Given(row.getInt(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)))
                .list();
    }

    /** The number of the course whose infusions moved the anchor to this day. */
    static int courseOf(List<Given> courses, LocalDate anchor) {
        return courses.stream()
                .filter(course -> !course.beganOn().isAfter(anchor))
                .mapToInt(Given::courseNumber)
                .max()
                .orElse(1);
    }

    static List<String> codes(String text) {
        return List.of(text.split("\\s*,\\s*"));
    }

    /** Whether the answer is meant for this task; {@code nth} is the caller's to count. */
    boolean matches(Scenario.Answer answer, int lastCourse) {
        return answer.task().equals(task)
                && (answer.course() == null || answer.course().equals(course))
                && (answer.day() == null || answer.day().equals(day))
                && (answer.round() == null
                        || Scenario.Round.of(answer.round(), lastCourse).equals(round))
                && (answer.specialty() == null || answer.specialty().equals(specialty))
                && (answer.followUp() == null || followUpAnalytes.contains(answer.followUp()))
                && (answer.on() == null || answer.on().is(createdAt));
    }

    /** Whether the sample is the one that this task records on the given day. */
    boolean matches(Scenario.Result result, int lastCourse, LocalDate today) {
        if (result.date != null) {
            return result.date.equals(today);
        }
        if (result.round != null) {
            return recordsRound() && Scenario.Round.of(result.round, lastCourse).equals(round);
        }
        if (result.baseline != null) {
            return (process.equals("screening") || process.equals("coursePreparation"))
                    && result.baseline.equals(course);
        }
        if (result.infusionDay != null) {
            return process.equals("infusionDay")
                    && course != null
                    && day != null
                    && result.infusionDay.course() == course
                    && result.infusionDay.day() == day;
        }
        if (result.prophylaxis != null) {
            return process.equals("herpesProphylaxis") && result.prophylaxis == monthAfterInfusion;
        }
        return process.equals("followUp") && followUpAnalytes.contains(result.followUp);
    }

    boolean recordsRound() {
        return task.equals("recordRoundResults") && round != null;
    }

    /** What the task's form may show. */
    List<String> texts() {
        return variables.values().stream()
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }
}
