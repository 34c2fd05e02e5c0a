package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The default care team: how an uneventful patient's tasks are done, one file a process ({@code rehearsal/<process>.yaml}),
 * and what the laboratory prints ({@code rehearsal/results/uneventful.yaml}).
 */
final class CareTeam {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * How one kind of task is done.
     *
     * @param after how long after the task opens
     * @param whenDue on the task's due date instead
     * @param answers by form key, with placeholders
     * @param then what it is from some time of a day on
     * @param reaction how a reaction to an infusion is written down in it: before it is seen, serious, milder
     * @param holds whether a course is held while it is open
     */
    record Habit(
            Duration after,
            boolean whenDue,
            Map<String, Object> answers,
            Optional<Then> then,
            Map<String, Map<String, Object>> reaction,
            boolean holds) {

        static final Habit NONE = new Habit(Duration.ofMinutes(1), false, Map.of(), Optional.empty(), Map.of(), false);

        /** The habit for the task that is opened for the nth time on a day. */
        Habit nth(int time) {
            return then.filter(each -> time >= each.nth()).map(this::with).orElse(this);
        }

        private Habit with(Then later) {
            Map<String, Object> all = new LinkedHashMap<>(answers);
            all.putAll(later.answers());
            return new Habit(after, whenDue, all, then, reaction, holds);
        }
    }

    /** What is answered otherwise from the nth time of a day on. */
    record Then(int nth, Map<String, Object> answers) {}

    /** That the patient is not unwell is an answer of its own (INF-19). */
    private static final String WELL = "unwell";

    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("after", "when", "answers", "then", "reaction", "holds"));

    private final Map<String, Habit> habits;
    private final Map<String, String> processes;
    private final Map<String, String> uneventful;
    private final Set<String> questions;

    private CareTeam(
            Map<String, Habit> habits,
            Map<String, String> processes,
            Map<String, String> uneventful,
            Set<String> questions) {
        this.habits = habits;
        this.processes = processes;
        this.uneventful = uneventful;
        this.questions = questions;
    }

    /**
     * @param questions the analytes that only explain others
     * @throws IllegalStateException when a file says what no care team can do
     */
    static CareTeam load(Set<String> questions) {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        Map<String, Habit> habits = new HashMap<>();
        Map<String, String> processes = new HashMap<>();
        try {
            for (Resource file : resources.getResources("classpath*:rehearsal/*.yaml")) {
                read(file).properties().forEach(task -> {
                    habits.put(task.getKey(), habit(file, task.getKey(), task.getValue()));
                    processes.put(task.getKey(), file.getFilename().replace(".yaml", ""));
                });
            }
            Map<String, String> uneventful = new LinkedHashMap<>();
            read(resources.getResource("classpath:rehearsal/results/uneventful.yaml"))
                    .properties()
                    .forEach(analyte ->
                            uneventful.put(analyte.getKey(), analyte.getValue().asText()));
            return new CareTeam(habits, processes, uneventful, questions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<Habit> habit(String task) {
        return Optional.ofNullable(habits.get(task));
    }

    /** By task the process that it belongs to. */
    Map<String, String> processes() {
        return Map.copyOf(processes);
    }

    /** What explains another result and is never required (menses, culture). */
    Set<String> questions() {
        return questions;
    }

    /** Whether it is a sign (MON-03), which an uneventful patient does not have: its answer is left blank. */
    boolean sign(String analyte) {
        return "".equals(uneventful.get(analyte));
    }

    /** Whether it is answered in an uneventful life, and not left as it was told before ("-") or blank. */
    boolean said(String analyte) {
        return !Set.of("", "-").contains(uneventful.get(analyte));
    }

    /** What is told with signs: "none" and "no" are not ticked, and there is a new symptom where a sign is named. */
    Map<String, Object> told(Map<String, ?> given) {
        Map<String, Object> told = new LinkedHashMap<>(given);
        told.entrySet().removeIf(each -> sign(each.getKey()) && !each.getKey().equals(WELL) && absent(each.getValue()));
        told.computeIfPresent("jointsAndRash", (sign, both) -> both.equals("both") ? "arthritis, rash" : both);
        return told;
    }

    boolean names(Map<String, ?> given) {
        return given.entrySet().stream().anyMatch(each -> sign(each.getKey()) && !absent(each.getValue()));
    }

    private static boolean absent(Object answer) {
        return answer == null || answer.toString().isBlank() || Analytes.ABSENT.contains(answer.toString());
    }

    /** What the laboratory prints for each analyte that it knows. */
    Map<String, String> uneventful() {
        return uneventful;
    }

    private static JsonNode read(Resource file) throws IOException {
        return YamlDocument.read(file.getFilename(), file.getContentAsString(StandardCharsets.UTF_8))
                .root();
    }

    private static Habit habit(Resource file, String task, JsonNode node) {
        node.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalStateException("%s: task '%s' has the unknown key '%s' (known: %s)"
                        .formatted(file.getFilename(), task, key, String.join(", ", KEYS)));
            }
        });
        return new Habit(
                node.has("after") ? Duration.parse(node.get("after").asText()) : Habit.NONE.after(),
                "due".equals(node.path("when").asText()),
                answers(node),
                Optional.ofNullable(node.get("then"))
                        .map(then -> new Then(then.get("nth").asInt(), answers(then))),
                node.hasNonNull("reaction")
                        ? MAPPER.convertValue(node.get("reaction"), new TypeReference<>() {})
                        : Map.of(),
                node.path("holds").asBoolean());
    }

    private static Map<String, Object> answers(JsonNode node) {
        return node.hasNonNull("answers")
                ? MAPPER.convertValue(node.get("answers"), new TypeReference<LinkedHashMap<String, Object>>() {})
                : Map.of();
    }
}
