package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.laboratory.Protocol;
import org.alemtuzumab.pathway.laboratory.State;

/**
 * What happens to one patient and what the pathway must do, as {@code scenario.schema.json} describes it. Moments without
 * an hour keep it open: the reader chooses it.
 *
 * @param source the file's name, for messages
 * @param patient the answers to the enrolment form, beside {@code number}
 * @param courses per course number the first day, or every day on which an infusion is begun
 * @param elsewhere how many courses were given elsewhere before
 * @param notWished the course from which on the patient wishes no more, or null
 * @param feed how the laboratory sends what entry tasks ask for; null where the care team types it
 */
public record Scenario(
        String source,
        String title,
        Map<String, Object> patient,
        Moment enrolledOn,
        Moment until,
        Map<Integer, List<LocalDate>> courses,
        int elsewhere,
        Integer notWished,
        Protocol feed,
        List<Result> results,
        List<Answer> answers,
        List<Event> events,
        Expect expect,
        String refused) {

    public Scenario {
        results = orEmpty(results);
        answers = orEmpty(answers);
        events = orEmpty(events);
    }

    /** The business key. */
    public String number() {
        return (String) patient.get("number");
    }

    /** The course that a plain "m14" belongs to: the last one that the file names. */
    int lastCourse() {
        return Math.max(
                courses.keySet().stream().mapToInt(Integer::intValue).max().orElse(1), elsewhere);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    /** A course and the number of a round after it. */
    record Round(int course, int number) {

        static Round of(String text, int lastCourse) {
            boolean named = text.startsWith("c");
            return new Round(
                    named ? Character.digit(text.charAt(1), 10) : lastCourse,
                    Integer.parseInt(text.substring(text.indexOf('m') + 1)));
        }

        @Override
        public String toString() {
            return "c" + course + "m" + number;
        }
    }

    record CourseDay(int course, int day) {}

    /** A sample that differs: values by analyte as printed; null where the analyte is not reported. */
    static final class Result {
        public int line;
        public LocalDate date;
        public String round;
        public Integer baseline;
        public CourseDay infusionDay;
        public Integer prophylaxis;
        public String followUp;
        public Integer nth;
        public LocalDate collectedOn;
        private final Map<String, String> values = new LinkedHashMap<>();

        @JsonAnySetter
        void value(String analyte, String text) {
            values.put(analyte, text);
        }

        Map<String, String> values() {
            return values;
        }
    }

    /** How one task, or each of a kind, is done otherwise than by the default care team. */
    record Answer(
            int line,
            String task,
            Integer course,
            Integer day,
            String round,
            String specialty,
            String followUp,
            Moment on,
            Integer nth,
            Map<String, Object> give,
            Moment at,
            Duration after,
            boolean leaveOpen,
            String refused) {

        Answer {
            give = give == null ? Map.of() : give;
        }

        static Answer leftOpen(int line, String task, String round) {
            return new Answer(line, task, null, null, round, null, null, null, null, null, null, null, true, null);
        }
    }

    /**
     * A reaction to an infusion, seen at the vital signs of one hour: stopped at once when serious, else slowed. How the care
     * team writes it down is said in {@code rehearsal/infusionDay.yaml}.
     *
     * @param signs what is ticked, by the values of the form
     */
    record Reaction(int course, int day, int hour, boolean serious, String text, List<String> signs, Integer grade) {

        private static final String SEEN_IN = "recordVitalSigns";

        Answer vitalSigns(int line, int atHour, CareTeam team) {
            String kind = atHour < hour ? "before" : serious ? "serious" : "milder";
            Map<String, Object> give = new LinkedHashMap<>();
            team.habit(SEEN_IN)
                    .map(habit -> habit.reaction().getOrDefault(kind, Map.of()))
                    .ifPresent(answers -> answers.forEach((key, value) -> give.put(key, seen(value))));
            return new Answer(
                    line, SEEN_IN, course, day, null, null, null, null, atHour, give, null, null, false, null);
        }

        private Object seen(Object value) {
            return switch (String.valueOf(value)) {
                case "{text}" -> text == null ? "Reaction to the infusion" : text;
                case "{signs}" -> signs;
                case "{grade}" -> grade;
                default -> value;
            };
        }
    }

    /** What a portal tells: symptoms of a day, or the answers to a round's questions. */
    record Told(
            LocalDate happenedOn,
            String details,
            Map<String, String> symptoms,
            LocalDate answeredOn,
            Map<String, String> answers) {}

    /** @param inbox how far the message must have come once it is taken; PROCESSED where the file does not say */
    record Event(
            int line,
            Moment on,
            List<String> missedSamples,
            Map<String, Object> report,
            Told portal,
            Map<String, Object> changeProfile,
            Map<String, Object> mixUp,
            Reaction reaction,
            LaboratorySample laboratory,
            RawMessage message,
            Downtime downtime,
            Downtime failEvaluation,
            State inbox,
            String refused) {

        /** What the inbox must say of what this event sends. */
        State expectedState() {
            return inbox != null ? inbox : refused != null ? State.REFUSED : State.PROCESSED;
        }
    }

    /** A message word for word. @param source who is logged in and sends it by FHIR; an HL7 message says so itself */
    record RawMessage(Protocol protocol, String source, String text, Integer repeat) {}

    /** From the first moment until the second nothing runs and nobody can work, or every evaluation fails. */
    record Downtime(Moment from, Moment to) {

        boolean holds(Instant at, ZoneId zone) {
            return !at.isBefore(from.at(zone, LocalTime.MIDNIGHT)) && at.isBefore(to.at(zone, LocalTime.MIDNIGHT));
        }
    }

    record Expect(
            int line,
            List<ExpectedReferral> referrals,
            String referralsOnly,
            List<ExpectedFinding> findings,
            String findingsOnly,
            List<String> noFindings,
            ExpectedTasks tasks,
            Integer maxTasks,
            List<ExpectedHold> holds,
            ExpectedProcesses processes,
            ExpectedRounds rounds,
            List<LocalDate> infusions,
            ExpectedProphylaxis prophylaxis,
            ExpectedEnd end,
            List<ExpectedText> texts,
            List<ExpectedMessage> messages,
            List<ExpectedResult> results,
            List<ExpectedInbox> inbox) {}

    record ExpectedReferral(
            int line,
            String specialty,
            String urgency,
            List<String> rules,
            Moment on,
            String acknowledged,
            Integer escalations,
            String outcome) {}

    record ExpectedFinding(
            int line,
            String rule,
            String urgency,
            String specialty,
            Moment on,
            String round,
            String evidence,
            String profile,
            Boolean overtaken,
            Integer count) {}

    record ExpectedResult(
            int line,
            String analyte,
            LocalDate on,
            String reported,
            String state,
            String round,
            String limits,
            Integer count) {}

    record ExpectedInbox(int line, State state, Protocol protocol, String source, String outcome, Integer count) {}

    /** What people of a group are told, by whatever task. */
    record ExpectedMessage(int line, String to, Moment on, String contains) {}

    record ExpectedTasks(List<ExpectedTask> must, List<ExpectedTask> mustNot) {

        ExpectedTasks {
            must = orEmpty(must);
            mustNot = orEmpty(mustNot);
        }
    }

    record ExpectedTask(
            int line,
            String task,
            String name,
            String group,
            Moment on,
            Moment due,
            String round,
            String done,
            Boolean cancelled,
            Integer count) {}

    /** @param to the moment at which it ends, or running */
    record ExpectedHold(int line, Moment from, String to, String because) {}

    record ExpectedProcesses(List<String> must, List<String> mustNot) {

        ExpectedProcesses {
            must = orEmpty(must);
            mustNot = orEmpty(mustNot);
        }
    }

    record ExpectedRounds(
            Integer total,
            Integer withTft,
            Integer withSkin,
            Map<String, String> states,
            Map<String, LocalDate> due,
            Panels panels,
            Map<String, String> gaps,
            Map<String, String> profiles,
            Integer complete) {}

    /** What rounds must ask for, and what they must not. */
    static final class Panels {
        public Map<String, List<String>> not = Map.of();
        private final Map<String, List<String>> must = new LinkedHashMap<>();

        @JsonAnySetter
        void round(String round, List<String> analytes) {
            must.put(round, analytes);
        }

        Map<String, List<String>> must() {
            return must;
        }
    }

    record ExpectedProphylaxis(LocalDate startedOn, String stoppedOn) {}

    record ExpectedEnd(String outcome, LocalDate on) {}

    record ExpectedText(int line, String task, String round, Moment on, String contains) {}

    /** Whether it gives a label profile a version, which would hold for every other patient too. */
    boolean changesProfiles() {
        return events.stream().anyMatch(event -> event.changeProfile() != null);
    }

    /** All answers, with those that the missed samples and reactions among the events stand for. */
    List<Answer> allAnswers(CareTeam team) {
        List<Answer> all = new ArrayList<>(answers);
        for (Event event : events) {
            if (event.missedSamples() != null) {
                event.missedSamples()
                        .forEach(round -> all.add(Answer.leftOpen(event.line(), "recordRoundResults", round)));
            }
            if (event.reaction() != null) {
                for (int hour = 1; hour <= event.reaction().hour(); hour++) {
                    all.add(event.reaction().vitalSigns(event.line(), hour, team));
                }
            }
        }
        return all;
    }
}
