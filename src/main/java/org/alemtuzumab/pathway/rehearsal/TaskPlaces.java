package org.alemtuzumab.pathway.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What tells tasks of one kind apart: the course, day, round, specialty or follow-up that their process knows. */
final class TaskPlaces {

    /** The keys of a scenario's answer that say which task is meant, with the variables that a process knows it by. */
    private static final Map<String, List<String>> VARIABLES = Map.of(
            "course", List.of("courseNumber", "roundId"),
            "day", List.of("dayNumber"),
            "round", List.of("roundId"),
            "specialty", List.of("specialty"),
            "followUp", List.of("followUpId"));

    static final Set<String> KEYS = VARIABLES.keySet();

    /** By task the process in which the product's care team does it. */
    private static final Map<String, String> PROCESSES = CareTeam.load(Set.of()).processes();

    private static final Map<String, String> DIAGRAMS = new HashMap<>();

    private TaskPlaces() {}

    /** Whether the key can tell one of these tasks from another; true of a task that only an owner's diagrams know. */
    static boolean knows(String task, String key) {
        String diagram = diagram(PROCESSES.get(task));
        return diagram.isEmpty()
                || VARIABLES.get(key).stream().anyMatch(variable -> Pattern.compile("\\b" + variable + "\\b")
                        .matcher(diagram)
                        .find());
    }

    private static synchronized String diagram(String process) {
        return DIAGRAMS.computeIfAbsent(String.valueOf(process), TaskPlaces::read);
    }

    private static String read(String process) {
        try (InputStream in = TaskPlaces.class.getResourceAsStream("/bpmn/%s.bpmn".formatted(process))) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
