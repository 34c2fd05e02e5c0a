package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A monthly round by the nurse's form and by FHIR, in turn with the bare engine's minimal loop in the same process:
 * {@code mvn verify -Pbench}. The statements of each, the most expensive first, are written to {@code target/bench}.
 */
@SpringBootTest(
        properties = {
            "spring.main.web-application-type=none",
            "spring.autoconfigure.exclude="
                    + "org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration",
            "camunda.bpm.job-execution.enabled=false",
            "logging.level.root=warn",
            "pathway.sample-clinic=false"
        })
@Import(BenchDatabase.class)
@DirtiesContext
class RoundBench {

    private static final int PATIENTS = Integer.getInteger("bench.patients", 16);
    private static final int PAIRS = Integer.getInteger("bench.pairs", 5);
    private static final int WARM_UP = Integer.getInteger("bench.warm-up", 5);

    /** Two people at once, as the figures of the design were taken. */
    private static final int THREADS = 2;

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private EmbeddedPostgres postgres;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private Counter counter;

    @AfterEach
    void backToday() {
        VirtualTime.reset();
    }

    /** What one way of doing rounds has cost so far. */
    private static final class Cost {

        private final Counter counter;
        private final DataSource database;
        private final Supplier<Workers.Took> round;
        private final List<Workers.Took> took = new ArrayList<>();
        private List<String> statements = List.of();
        private double roundTrips;
        private double rows;
        private double ownRows;
        private double commits;
        private double emptyCommits;
        private double history;

        Cost(Counter counter, DataSource database, Supplier<Workers.Took> round) {
            this.counter = counter;
            this.database = database;
            this.round = round;
        }

        void live() {
            long before = History.bytes(database);
            counter.reset();
            took.add(round.get());
            Counts counts = counter.counts();
            double rounds = PATIENTS * (double) PAIRS;
            roundTrips += counts.roundTrips() / rounds;
            rows += counts.rows() / rounds;
            ownRows += counts.ownRows() / rounds;
            commits += counts.writingCommits() / rounds;
            emptyCommits += counts.emptyCommits() / rounds;
            history += (History.bytes(database) - before) / rounds / 1000;
            statements = counter.listing(PATIENTS);
        }
    }

    @Test
    void aRoundCostsSoManyTimesTheFloor() throws IOException {
        try (Workers workers = new Workers(THREADS);
                HikariDataSource floorPool = BenchDatabase.another(postgres, "floor")) {
            Counter floorCounter = new Counter(floorPool);
            try (Floor floor = new Floor(floorCounter, workers, PATIENTS)) {
                Map<String, Cost> costs = new LinkedHashMap<>();
                costs.put("floor", new Cost(floorCounter, floorPool, floor::round));
                for (MonthlyRounds.Way way : MonthlyRounds.Way.values()) {
                    MonthlyRounds rounds =
                            new MonthlyRounds(beans, workers, way + "-", PATIENTS, MonthlyRounds.FIRST_INFUSION);
                    costs.put(way.name(), new Cost(counter, pool, () -> rounds.round(way)));
                }
                for (int i = 0; i < WARM_UP; i++) {
                    costs.values().forEach(each -> each.round.get());
                }
                for (int i = 0; i < PAIRS; i++) {
                    costs.values().forEach(Cost::live);
                }
                report(costs.get("floor"), costs.get("FORM"), costs.get("FHIR"));
            }
        }
    }

    private void report(Cost floor, Cost form, Cost fhir) throws IOException {
        List<String> lines = List.of(
                Speed.row(
                        "a monthly round", "the bare engine's loop", "by the nurse's form", "goal", "by FHIR", "goal"),
                Speed.row("---", "---", "---", "---", "---", "---"),
                Speed.row(
                        "time, median (range)",
                        1,
                        ratios(form, floor, Workers.Took::nanos),
                        "≤ 3.0x",
                        ratios(fhir, floor, Workers.Took::nanos),
                        "≤ 3.5x"),
                Speed.row(
                        "CPU, median (range)",
                        1,
                        ratios(form, floor, Workers.Took::cpu),
                        "≤ 3.0x",
                        ratios(fhir, floor, Workers.Took::cpu),
                        "≤ 3.0x"),
                Speed.row("JDBC round trips", floor.roundTrips, form.roundTrips, "≤ 120", fhir.roundTrips, "≤ 140"),
                Speed.row("changed rows", floor.rows, rows(form), "≤ 220", rows(fhir), "≤ 240"),
                Speed.row("commits that write", floor.commits, commits(form), "≤ 3", commits(fhir), "≤ 4"),
                Speed.row("growth of history, kB", floor.history, form.history, "≤ 50", fhir.history, "≤ 50"));
        lines.forEach(System.out::println);
        Speed.note("statements-form", form.statements);
        Speed.note("statements-fhir", fhir.statements);
        Speed.write("rounds", BenchDatabase.inWords(pool), lines);
        assertThat(floor.commits).as("the floor's two transactions").isCloseTo(2, within(0.01));
    }

    private static String rows(Cost cost) {
        return String.format(
                Locale.ROOT, "%.1f (engine %.1f, own %.1f)", cost.rows, cost.rows - cost.ownRows, cost.ownRows);
    }

    private static String commits(Cost cost) {
        return String.format(Locale.ROOT, "%.1f (and %.1f empty)", cost.commits, cost.emptyCommits);
    }

    /** Of each pair, so that what else the machine does meets both. */
    private static String ratios(Cost cost, Cost floor, ToDoubleFunction<Workers.Took> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < cost.took.size(); i++) {
            ratios.add(figure.applyAsDouble(cost.took.get(i)) / figure.applyAsDouble(floor.took.get(i)));
        }
        Collections.sort(ratios);
        return String.format(
                Locale.ROOT,
                "%.1fx (%.1f to %.1f)",
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }
}
