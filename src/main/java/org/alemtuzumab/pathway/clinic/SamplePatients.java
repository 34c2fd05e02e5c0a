package org.alemtuzumab.pathway.clinic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.rehearsal.Rehearsal;
import org.alemtuzumab.pathway.rehearsal.Scenario;
import org.alemtuzumab.pathway.rehearsal.ScenarioFile;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The synthetic patients of the sample clinic: their past is lived through by the rehearsal, so that history, results and
 * timers are consistent and dated.
 */
@Component
@ConditionalOnProperty("pathway.sample-clinic.password")
class SamplePatients {

    private static final Logger LOG = LoggerFactory.getLogger(SamplePatients.class);

    private final Rehearsal rehearsal;
    private final Patients patients;
    private final TaskService tasks;
    private final ClinicTime time;

    SamplePatients(Rehearsal rehearsal, Patients patients, TaskService tasks, ClinicTime time) {
        this.rehearsal = rehearsal;
        this.patients = patients;
        this.tasks = tasks;
        this.time = time;
    }

    /** Lives their past through up to now, once: whoever is enrolled already is left alone. */
    void establish() {
        List<Scenario> unknown = scenarios().stream()
                .filter(scenario -> patients.find(scenario.number()).isEmpty())
                .toList();
        if (!unknown.isEmpty()) {
            LOG.info("Living through the past of {} synthetic patients", unknown.size());
            rehearsal
                    .liveUnread(unknown, time.now().toInstant())
                    .forEach((number, problems) -> problems.forEach(problem -> LOG.warn("{}: {}", number, problem)));
        }
    }

    /** One line each: the number, who it is, and what waits for whom. */
    List<String> describe() {
        return scenarios().stream()
                .map(scenario ->
                        "%s  %s%n%10s%s".formatted(scenario.number(), scenario.title(), "", openTasks(scenario)))
                .toList();
    }

    private String openTasks(Scenario scenario) {
        String open =
                tasks
                        .createTaskQuery()
                        .processInstanceBusinessKey(scenario.number())
                        .orderByDueDate()
                        .asc()
                        .list()
                        .stream()
                        .map(task -> "%s (%s)".formatted(task.getName(), groups(task)))
                        .distinct()
                        .collect(Collectors.joining(", "));
        return open.isEmpty() ? "no open task" : open;
    }

    private String groups(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(link -> link.getGroupId())
                .filter(group -> group != null)
                .collect(Collectors.joining(" or "));
    }

    private List<Scenario> scenarios() {
        RelativeDates dates = new RelativeDates(time.today());
        ScenarioFile reader = ScenarioFile.reader();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:clinic/*.yaml");
            return Arrays.stream(files)
                    .map(file -> reader.read(file.getFilename(), dates.fill(text(file))))
                    .sorted(Comparator.comparing(Scenario::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
