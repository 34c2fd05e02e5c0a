package org.alemtuzumab.pathway.rehearsal;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.laboratory.Inbox;
import org.alemtuzumab.pathway.monitoring.RoundTexts;
import org.alemtuzumab.pathway.report.Portal;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lives patients' years through on this application's engine. The job executor must be off and nobody else at work: there
 * is one clock a JVM, and it is moved.
 */
@Component
public class Rehearsal {

    private final ProcessEngine engine;
    private final JdbcClient tables;
    private final Analytes analytes;
    private final Inbox inbox;
    private final Portal portal;
    private final RoundTexts roundTexts;
    private final ClinicTime time;
    private final TransactionOperations look;
    /** Messages that were sent for each patient, to be forgotten with them. */
    private final Map<String, List<Long>> messages = new HashMap<>();

    Rehearsal(
            ProcessEngine engine,
            JdbcClient tables,
            Analytes analytes,
            Inbox inbox,
            Portal portal,
            RoundTexts roundTexts,
            ClinicTime time,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.tables = tables;
        this.analytes = analytes;
        this.inbox = inbox;
        this.portal = portal;
        this.roundTexts = roundTexts;
        this.time = time;
        this.look = new TransactionTemplate(transactions);
    }

    /**
     * Lives several patients through one merged timeline.
     *
     * @param until the last instant lived; scenarios that end earlier end there
     * @param userOfGroup who acts for a group, such as the clinic's synthetic user
     * @param progress is told the scenario and the instant reached, at every step
     * @return what happened to each, in the given order
     */
    public List<Life> live(
            List<Scenario> scenarios,
            Instant until,
            UnaryOperator<String> userOfGroup,
            BiConsumer<Scenario, Instant> progress) {
        return live(scenarios, until, userOfGroup, progress, new LifeReader(engine, tables, roundTexts, time)::read);
    }

    private <T> List<T> live(
            List<Scenario> scenarios,
            Instant until,
            UnaryOperator<String> userOfGroup,
            BiConsumer<Scenario, Instant> progress,
            Function<LivedPatient, T> reader) {
        boolean authorizations = engine.getProcessEngineConfiguration().isAuthorizationEnabled();
        engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
        try {
            CareTeam team = CareTeam.load(questions());
            Lives lives = new Lives(
                    engine,
                    tables,
                    time,
                    team,
                    new Laboratory(inbox, analytes, team, engine, tables, time),
                    portal,
                    look,
                    scenarios,
                    until,
                    userOfGroup,
                    progress);
            try {
                lives.run();
            } finally {
                lives.all().forEach(lived -> messages.put(lived.scenario.number(), lived.messages));
            }
            return look.execute(unused -> lives.all().stream().map(reader).toList());
        } finally {
            engine.getIdentityService().clearAuthentication();
            engine.getProcessEngineConfiguration().setAuthorizationEnabled(authorizations);
            VirtualTime.reset();
        }
    }

    /** The same where nobody wants to read the lives: only what went otherwise than the scenarios say, by patient. */
    public Map<String, List<String>> liveUnread(List<Scenario> scenarios, Instant until) {
        Map<String, List<String>> problems = new LinkedHashMap<>();
        live(
                scenarios,
                until,
                UnaryOperator.identity(),
                (scenario, instant) -> {},
                lived -> problems.put(lived.scenario.number(), lived.allProblems()));
        return problems;
    }

    /** The same where each group acts for itself and nobody watches. */
    public List<Life> live(List<Scenario> scenarios, Instant until) {
        return live(scenarios, until, UnaryOperator.identity(), (scenario, instant) -> {});
    }

    private Set<String> questions() {
        return analytes.all().stream()
                .flatMap(analyte -> analyte.asks().stream())
                .collect(Collectors.toSet());
    }

    /** Forgets a patient wholly, so that the next scenario may use the number again. Never for a real patient. */
    void forget(Scenario scenario) {
        Forgetting forgetting = new Forgetting(engine, tables);
        if (scenario.changesProfiles()) {
            forgetting.forgetProfileChanges();
        }
        List<Long> sent = messages.remove(scenario.number());
        forgetting.forget(scenario.number(), sent == null ? List.of() : sent);
    }
}
