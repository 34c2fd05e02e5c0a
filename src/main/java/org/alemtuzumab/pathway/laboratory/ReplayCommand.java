package org.alemtuzumab.pathway.laboratory;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alemtuzumab.pathway.engine.WithoutWeb;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code replay}: processes messages of the inbox again, after a fault or a change of the tables. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeOnExecutionException = 2,
        description = {
            "Processes messages of the laboratory inbox again, as they were received. What is on file already stays as it"
                    + " is, so that everything may be replayed at any time.",
            "The database is that of the application's settings: SPRING_DATASOURCE_URL and the like."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every message was processed, or waits for a person",
            "1:some failed",
            "2:the command line or the database is unusable"
        })
public final class ReplayCommand implements Callable<Integer> {

    private final Class<?> application;

    @Spec
    private CommandSpec spec;

    @Option(names = "--since", paramLabel = "DATE", description = "Those received on this day or later (yyyy-mm-dd).")
    private LocalDate since;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = {
                "Those in this state: ${COMPLETION-CANDIDATES}.",
                "Without it and without --id, all but those that were refused: their senders know."
            })
    private State state;

    @Option(names = "--id", paramLabel = "N", description = "This message only.")
    private Long id;

    /** @param application the Spring Boot application to start */
    public ReplayCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (ConfigurableApplicationContext context = WithoutWeb.start(application)) {
            return replay(context.getBean(Inbox.class), out);
        }
    }

    int replay(Inbox inbox, PrintWriter out) {
        Map<State, Integer> states = new EnumMap<>(State.class);
        List<Long> ids = id == null ? inbox.ids(state, since) : List.of(id);
        for (Long each : ids) {
            State before = inbox.state(each);
            if (id != null || state == State.FAILED) {
                // what was set aside is read again by those only who name it
                inbox.readmit(each);
            }
            Taken taken = inbox.process(each);
            states.merge(taken.state(), 1, Integer::sum);
            if (taken.state() != before) {
                out.printf("message %d: %s, was %s%n", each, taken.state(), before);
            }
        }
        out.printf("%d messages: %s%n", ids.size(), states.isEmpty() ? "nothing to do" : states);
        out.flush();
        return states.containsKey(State.FAILED) ? 1 : CommandLine.ExitCode.OK;
    }
}
