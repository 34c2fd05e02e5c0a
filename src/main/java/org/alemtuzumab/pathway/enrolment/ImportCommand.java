package org.alemtuzumab.pathway.enrolment;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alemtuzumab.pathway.engine.WithoutWeb;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import}: brings patients who were treated elsewhere under way, a row each (SCR-21). */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnExecutionException = 2,
        description = {
            "Enrols the patients of a file, each as by the form \"Enrol a patient\": same checks, same rights, same record.",
            "Where anything of the file is wrong, nobody is enrolled, and every fault is told with line and column. A patient who"
                    + " was imported before is told and left alone, so that a file may be imported again.",
            "The database is that of the application's settings: SPRING_DATASOURCE_URL and the like."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:everybody is under way, or with --dry-run could be",
            "1:something of the file is wrong",
            "2:the command line, the person or the database is unusable"
        })
public final class ImportCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dry-run", description = "Try everything, and keep nothing.")
    private boolean dryRun;

    @Option(
            names = "--as",
            required = true,
            paramLabel = "USER",
            description = "Who imports: a user who may enrol patients. The name is kept with each of them.")
    private String importer;

    @Parameters(paramLabel = "FILE.csv", description = "The patients.")
    private Path file;

    /** @param application the Spring Boot application to start */
    public ImportCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            spec.commandLine().getErr().println("The file %s cannot be read".formatted(file));
            return CommandLine.ExitCode.USAGE;
        }
        byte[] bytes = Files.readAllBytes(file);
        try (ConfigurableApplicationContext context = WithoutWeb.start(application)) {
            return run(
                    context.getBean(PatientImport.class),
                    bytes,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
        }
    }

    private int run(PatientImport patients, byte[] bytes, PrintWriter out, PrintWriter err) {
        try {
            return run(patients, bytes, importer, dryRun, out);
        } catch (PatientImport.NotAllowed e) {
            err.println(e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    static int run(PatientImport patients, byte[] bytes, String importer, boolean dryRun, PrintWriter out) {
        PatientImport.Outcome outcome = patients.run(bytes, importer, dryRun);
        outcome.faults().forEach(out::println);
        outcome.skipped().forEach(out::println);
        out.println(
                dryRun && outcome.faults().isEmpty()
                        ? "%d could be imported, %d were before. Nothing was kept"
                                .formatted(outcome.imported(), outcome.skipped().size())
                        : "%d imported, %d were before, %d faults"
                                .formatted(
                                        outcome.imported(),
                                        outcome.skipped().size(),
                                        outcome.faults().size()));
        out.flush();
        return outcome.faults().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
