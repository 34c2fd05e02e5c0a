package org.alemtuzumab.pathway.rehearsal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.OutlineHistory;
import org.alemtuzumab.pathway.enrolment.ImportCommand;
import org.alemtuzumab.pathway.laboratory.ReplayCommand;
import org.alemtuzumab.pathway.rules.Rule;
import org.alemtuzumab.pathway.rules.RuleCatalogue;
import org.alemtuzumab.pathway.rules.UnusableRuleCatalogue;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code rehearse}: lives scenario files through, one after another. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnExecutionException = 2,
        description = {
            "Lives through a patient's years in virtual time, on an in-memory database, with the real diagrams, forms,"
                    + " decisions and delegates, and compares what happened with what the file expects.",
            "The format of the files: bpmn/scenarios/README.md"
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every expectation holds",
            "1:some do not: each difference is printed",
            "2:a file or the command line is unusable"
        })
public final class RehearseCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Period WARM_UP = Period.ofMonths(3);

    private final Class<?> application;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--json",
            paramLabel = "DIR",
            description = "Write what happened to DIR/<scenario>.json: tasks, timers, rounds, results, findings,"
                    + " referrals, decisions, infusions.")
    private Path json;

    @Option(
            names = "--bpmn",
            paramLabel = "DIR",
            description = "Take the diagrams and decisions of this folder instead of the product's own.")
    private Path bpmn;

    @Option(
            names = "--forms",
            paramLabel = "DIR",
            description = "Take the forms of this folder instead of the product's own.")
    private Path forms;

    @Option(names = "--quiet", description = "Print no timeline, only whether each scenario holds.")
    private boolean quiet;

    @Parameters(arity = "1..*", paramLabel = "FILE.yaml", description = "Scenario files.")
    private List<Path> files;

    private RehearseCommand(Class<?> application) {
        this.application = application;
    }

    /** Whether the command line asks for a rehearsal, a replay, an import or help, rather than for the server. */
    public static boolean asked(String[] arguments) {
        return arguments.length > 0
                && List.of("rehearse", "replay", "import", "help", "--help", "-h")
                        .contains(arguments[0]);
    }

    /**
     * Runs the command line.
     *
     * @param application the Spring Boot application to start
     * @return the exit code
     */
    public static int run(Class<?> application, String[] arguments) {
        return new CommandLine(new Product())
                .addSubcommand(new RehearseCommand(application))
                .addSubcommand(new ReplayCommand(application))
                .addSubcommand(new ImportCommand(application))
                .execute(arguments);
    }

    @Command(
            name = "java -jar alemtuzumab-pathway.jar",
            mixinStandardHelpOptions = true,
            description = "Without a command: starts the server.",
            subcommands = CommandLine.HelpCommand.class)
    private static final class Product implements Runnable {

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        checkFolders();
        List<Scenario> scenarios = new ArrayList<>();
        List<String> unusable = new ArrayList<>();
        ScenarioFile reader = reader();
        for (Path file : files) {
            try {
                scenarios.add(reader.read(file));
            } catch (UnusableScenario e) {
                unusable.addAll(e.problems());
            }
        }
        if (!unusable.isEmpty()) {
            unusable.forEach(err::println);
            return CommandLine.ExitCode.USAGE;
        }
        Map<Scenario, Path> targets = targets(scenarios);
        out.println("Starting the pathway, which takes some seconds …");
        out.flush();
        long begun = System.nanoTime();
        ConfigurableApplicationContext started;
        try {
            started = start();
        } catch (RuntimeException e) {
            err.println("The diagrams, decisions or forms cannot be used: " + rootCause(e));
            return CommandLine.ExitCode.USAGE;
        }
        try (ConfigurableApplicationContext context = started) {
            warmUp(context.getBean(Rehearsal.class), scenarios.get(0));
            out.printf(Locale.ROOT, "Started in %.1f s%n", seconds(begun));
            return liveAll(scenarios, targets, context, out, err);
        }
    }

    /**
     * The first weeks that are lived are spent on loading and compiling what every life runs. They belong to the start, so
     * that the first life takes as long as the next ones.
     */
    private static void warmUp(Rehearsal rehearsal, Scenario scenario) {
        LocalDate begin = scenario.courses().values().stream()
                .map(days -> days.get(0))
                .min(LocalDate::compareTo)
                .orElse(scenario.enrolledOn().date());
        try {
            rehearsal.liveUnread(
                    List.of(scenario),
                    begin.plus(WARM_UP).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (RuntimeException e) {
            // what fails here fails in the life itself, which tells
        } finally {
            rehearsal.forget(scenario);
        }
    }

    private int liveAll(
            List<Scenario> scenarios,
            Map<Scenario, Path> targets,
            ConfigurableApplicationContext context,
            PrintWriter out,
            PrintWriter err)
            throws IOException {
        Rehearsal rehearsal = context.getBean(Rehearsal.class);
        ClinicTime time = context.getBean(ClinicTime.class);
        int exit = CommandLine.ExitCode.OK;
        int held = 0;
        for (Scenario scenario : scenarios) {
            long begun = System.nanoTime();
            Progress progress = new Progress(scenario, err);
            try {
                Life life = rehearsal
                        .live(
                                List.of(scenario),
                                null,
                                UnaryOperator.identity(),
                                (unused, instant) -> progress.reached(time.dateOf(instant)))
                        .get(0);
                double took = seconds(begun);
                progress.clear();
                if (targets.containsKey(scenario)) {
                    JSON.writeValue(targets.get(scenario).toFile(), life);
                }
                List<String> differences = Expectations.differences(life, time);
                out.printf("%n%s  %s: %s%n", scenario.source(), scenario.number(), scenario.title());
                if (!quiet) {
                    Timeline.print(life, time, out);
                }
                differences.forEach(out::println);
                boolean holds = differences.isEmpty();
                held += holds ? 1 : 0;
                exit = Math.max(exit, exitCode(life, holds));
                out.printf(
                        Locale.ROOT,
                        "%s: %s to %s, %d tasks, %d rounds, %d findings, %d referrals, in %.1f s%n",
                        holds ? "HOLDS" : "DIFFERS",
                        scenario.enrolledOn().date(),
                        life.livedUntil() == null ? "-" : life.livedUntil().toLocalDate(),
                        life.tasks().size(),
                        life.rounds().size(),
                        life.findings().size(),
                        life.referrals().size(),
                        took);
            } catch (UnusableScenario e) {
                progress.clear();
                e.problems().forEach(err::println);
                exit = CommandLine.ExitCode.USAGE;
            } finally {
                rehearsal.forget(scenario);
            }
            out.flush();
        }
        out.printf("%n%d of %d scenarios hold%n", held, scenarios.size());
        return exit;
    }

    /** A scenario that leaves a task to nobody cannot say whether the pathway is right. */
    private static int exitCode(Life life, boolean holds) {
        if (!life.uncovered().isEmpty()) {
            return CommandLine.ExitCode.USAGE;
        }
        return holds ? CommandLine.ExitCode.OK : 1;
    }

    private Map<Scenario, Path> targets(List<Scenario> scenarios) {
        Map<Scenario, Path> targets = new HashMap<>();
        if (json != null) {
            Set<String> taken = new HashSet<>();
            for (Scenario scenario : scenarios) {
                String name =
                        Path.of(scenario.source()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
                String free = name;
                for (int n = 2; !taken.add(free); n++) {
                    free = name + "-" + n;
                }
                targets.put(scenario, json.resolve(free + ".json"));
            }
        }
        return targets;
    }

    private void checkFolders() {
        for (Path folder : new Path[] {bpmn, forms}) {
            if (folder != null && !Files.isDirectory(folder)) {
                throw new ParameterException(spec.commandLine(), "There is no folder " + folder);
            }
        }
        try {
            if (json != null) {
                Files.createDirectories(json);
            }
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Nothing can be written to " + json + ": it is no folder, or may not be made one");
        }
    }

    /** With the owner's own diagrams and forms, their tasks, processes and fields are the known ones. */
    private ScenarioFile reader() throws IOException {
        if (bpmn == null) {
            return ScenarioFile.reader(this::fields);
        }
        Map<String, String> formsOfTasks = new HashMap<>();
        Set<String> processes = new HashSet<>();
        try (Stream<Path> diagrams = Files.walk(bpmn)) {
            for (Path diagram :
                    diagrams.filter(path -> path.toString().endsWith(".bpmn")).toList()) {
                try (InputStream in = Files.newInputStream(diagram)) {
                    BpmnModelInstance model = diagram(diagram, in);
                    model.getModelElementsByType(UserTask.class)
                            .forEach(task -> formsOfTasks.put(
                                    task.getId(),
                                    Optional.ofNullable(task.getCamundaFormRef())
                                            .orElse(task.getId())));
                    model.getModelElementsByType(Process.class).forEach(process -> processes.add(process.getId()));
                }
            }
        }
        return ScenarioFile.reader(
                formsOfTasks.keySet(), processes, rules(), task -> fields(formsOfTasks.getOrDefault(task, task)));
    }

    private BpmnModelInstance diagram(Path file, InputStream in) {
        try {
            return Bpmn.readModelFromStream(in);
        } catch (ModelException e) {
            throw new ParameterException(
                    spec.commandLine(), "%s is no diagram that can be read: %s".formatted(file, rootCause(e)));
        }
    }

    /** The ids of the owner's catalogue, or of the product's where the folder has none. */
    private Set<String> rules() throws IOException {
        Path catalogue = bpmn.resolve("rules.yaml");
        if (!Files.isRegularFile(catalogue)) {
            return ScenarioFile.rules();
        }
        try (Reader yaml = Files.newBufferedReader(catalogue)) {
            return RuleCatalogue.of(catalogue.toString(), yaml).all().stream()
                    .map(Rule::id)
                    .collect(Collectors.toSet());
        } catch (UnusableRuleCatalogue e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** Unknown where a form is missing or unreadable: the deployment then says so. */
    private Optional<Map<String, FormFields.Field>> fields(String form) {
        if (forms == null) {
            return FormFields.ofProduct(form);
        }
        try (Stream<Path> files = Files.walk(forms)) {
            Optional<Path> file = files.filter(
                            path -> path.getFileName().toString().equals(form + ".form"))
                    .findFirst();
            return file.isEmpty() ? Optional.empty() : Optional.of(FormFields.of(Files.newInputStream(file.get())));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private ConfigurableApplicationContext start() {
        String diagrams = bpmn == null
                ? "classpath*:bpmn/**/*.bpmn,classpath*:bpmn/decisions/*.dmn"
                : folder(bpmn) + "**/*.bpmn," + folder(bpmn) + "**/*.dmn";
        String screens = forms == null ? "classpath*:forms/*.form" : folder(forms) + "**/*.form";
        return new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // told to end, it ends: nothing of what it holds in memory is worth waiting for
                .registerShutdownHook(false)
                .run(
                        "--spring.datasource.url=jdbc:h2:mem:rehearsal;DB_CLOSE_DELAY=-1;QUERY_CACHE_SIZE=1024",
                        "--spring.datasource.username=sa",
                        "--spring.datasource.password=",
                        "--camunda.bpm.deployment-resource-pattern=" + diagrams + "," + screens,
                        "--camunda.bpm.history-level=" + OutlineHistory.NAME,
                        "--camunda.bpm.job-execution.enabled=false",
                        "--camunda.bpm.authorization.enabled=false",
                        "--pathway.sample-clinic=false",
                        // there is no web server that could serve it
                        "--spring.autoconfigure.exclude=" + CamundaBpmRestJerseyAutoConfiguration.class.getName(),
                        "--logging.level.root=ERROR");
    }

    private static String folder(Path path) {
        return path.toAbsolutePath().normalize().toUri().toString();
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** One line on a terminal that shows how far the years have come. */
    private static final class Progress {

        private static final int WIDTH = 40;

        private final Scenario scenario;
        private final PrintWriter err;
        private final boolean terminal = System.console() != null;
        private final LocalDate from;
        private final LocalDate to;
        private int shown = -1;

        Progress(Scenario scenario, PrintWriter err) {
            this.scenario = scenario;
            this.err = err;
            this.from = scenario.enrolledOn().date();
            LocalDate lastCourse = scenario.courses().values().stream()
                    .map(days -> days.get(0))
                    .max(LocalDate::compareTo)
                    .orElse(from);
            this.to = scenario.until() == null
                    ? lastCourse.plusMonths(49)
                    : scenario.until().date();
        }

        void reached(LocalDate day) {
            long whole = Math.max(1, ChronoUnit.DAYS.between(from, to));
            int filled = (int) Math.min(WIDTH, WIDTH * ChronoUnit.DAYS.between(from, day) / whole);
            if (terminal && filled != shown) {
                shown = filled;
                err.printf("\r%s [%s%s] %s", scenario.number(), "#".repeat(filled), " ".repeat(WIDTH - filled), day);
                err.flush();
            }
        }

        void clear() {
            if (terminal && shown >= 0) {
                err.print("\r" + " ".repeat(WIDTH + 50) + "\r");
                err.flush();
            }
        }
    }
}
