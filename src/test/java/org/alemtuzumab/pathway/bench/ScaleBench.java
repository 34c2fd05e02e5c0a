package org.alemtuzumab.pathway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.alemtuzumab.pathway.engine.VirtualTime;
import org.alemtuzumab.pathway.monitoring.MonitoredPatient;
import org.alemtuzumab.pathway.monitoring.MonitoringRound;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.story.Members;
import org.alemtuzumab.pathway.story.Story;
import org.alemtuzumab.pathway.story.Visitor;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * The clinic with 500, 5,000 and 50,000 patients under way, as people and laboratories meet it over HTTP, with roles on:
 * {@code mvn verify -Pscale}. What a round asks at each size, the most expensive first, is written to {@code target/bench}.
 * Smaller and sooner: {@code -Dbench.sizes=100,200 -Dbench.burst=40}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"logging.level.root=warn", "pathway.sample-clinic=false", "bench.shared-buffers=1GB"})
@Import(BenchDatabase.class)
@DirtiesContext
class ScaleBench {

    private static final List<Integer> SIZES = Arrays.stream(
                    System.getProperty("bench.sizes", "500,5000,50000").split(","))
            .map(Integer::valueOf)
            .toList();

    /** Rounds that open at the same time, at most. */
    private static final int BURST = Integer.getInteger("bench.burst", 2000);

    private static final int PAIRS = Integer.getInteger("bench.pairs", 5);
    private static final int PAGES = Integer.getInteger("bench.pages", 40);
    private static final int BUNDLES = Integer.getInteger("bench.bundles", 200);

    private static final int LIVED = 10;
    private static final int ROUND_PATIENTS = 6;
    private static final int THREADS = 2;

    /** Of a sample; what is only asked has no code of a laboratory. */
    private static final List<String> TWELVE = List.of(
            "platelets",
            "haemoglobin",
            "leukocytes",
            "neutrophils",
            "lymphocytes",
            "creatinine",
            "urineProtein",
            "urineBlood",
            "urineRbc",
            "alt",
            "ast",
            "bilirubin");

    @Autowired
    private ApplicationContext beans;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private EmbeddedPostgres postgres;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private Rounds rounds;

    @Autowired
    private Analytes analytes;

    @Autowired
    private TestRestTemplate http;

    private final HttpClient laboratory = HttpClient.newHttpClient();
    private JdbcClient tables;
    private JobExecutor jobs;
    private int sent;

    @BeforeEach
    void openTheClinic() {
        tables = JdbcClient.create(pool);
        jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        jobs.shutdown();
        List.of("msNurse", "laboratory", "auditor").forEach(group -> Members.join(engine.getIdentityService(), group));
    }

    @AfterEach
    void backToday() {
        VirtualTime.reset();
    }

    /** Figures by their name, a cell for each size; "–" where a figure is taken at the largest size only. */
    private final Map<String, List<String>> figures = new LinkedHashMap<>();

    @Test
    void figuresBySize() throws IOException {
        try (Workers workers = new Workers(THREADS);
                HikariDataSource floorPool = BenchDatabase.another(postgres, "floor");
                Floor floor = new Floor(new Counter(floorPool), workers, ROUND_PATIENTS)) {
            // they live ahead of the clock, so that the job executor leaves them alone
            MonthlyRounds some = new MonthlyRounds(
                    beans,
                    workers,
                    "R-",
                    ROUND_PATIENTS,
                    LocalDate.now(Story.ZONE).plusDays(1));
            List<String> lived = IntStream.range(0, LIVED).mapToObj(this::live).toList();
            VirtualTime.reset();
            Copies copies = new Copies(pool, lived);
            List<Double> costs = new ArrayList<>();
            int there = 0;
            for (int size : SIZES) {
                copies.make(there + 1, size / LIVED);
                there = size / LIVED;
                beans.getBean(Counter.class).reset();
                costs.add(costOfRound(some, floor));
                Speed.note("statements-" + size, beans.getBean(Counter.class).listing(ROUND_PATIENTS * (PAIRS + 1.0)));
                VirtualTime.reset();
                measure(workers, size == SIZES.get(SIZES.size() - 1));
            }
            figure(
                    "a round, against the smallest size",
                    costs.stream()
                            .map(cost -> number(cost / costs.get(0)) + "x")
                            .toList());
            report();
        }
    }

    private void measure(Workers workers, boolean largest) {
        jobs.start();
        try {
            figure("nurse's first page, 95th percentile, ms", number(nursesPages()));
            figure("/rules, 95th percentile, ms", number(pagesOfRules()));
            Workers.Took bundles = bundles(workers);
            figure("FHIR bundle of 12 results, 95th percentile, ms", number(bundles.percentile(95)));
            figure("FHIR bundles a second, 2 senders", number(bundles.each().length / (bundles.nanos() / 1e9)));
            await(Duration.ofMinutes(10), () -> dueJobs() == 0);
            if (largest) {
                burst();
            }
        } finally {
            jobs.shutdown();
        }
    }

    // ---------------------------------------------------------------- patients

    /** Four in ten have a round open, the others wait for their next one. */
    private String live(int which) {
        int months = 1 + which % 6;
        boolean open = which % 5 < 2;
        LocalDate today = LocalDate.now(Story.ZONE);
        LocalDate anchor = today.minusMonths(months).plusDays(open ? 3 : -10);
        MonitoredPatient patient =
                new MonitoredPatient(beans, "L" + which, MonitoredPatient.NORMAL, anchor.minusDays(4));
        for (int round = 1; round <= months - (open ? 1 : 0); round++) {
            patient.story.until(anchor.plusMonths(round).atTime(LocalTime.NOON).toString());
            String task = patient.story.task("recordRoundResults").getId();
            Map<String, Object> answers = answers(patient.number);
            MonthlyRounds.as(engine, "msNurse", () -> engine.getFormService().submitTaskForm(task, answers));
        }
        patient.story.until(today.atTime(LocalTime.MIDNIGHT).toString());
        return patient.number;
    }

    private Map<String, Object> answers(String patient) {
        MonitoringRound open = rounds.of(patient).stream()
                .filter(MonitoringRound::open)
                .findFirst()
                .orElseThrow();
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("collectedOn", Story.today().toString());
        Arrays.stream(rounds.panel(open.id()).split(","))
                .filter(MonitoredPatient.NORMAL::containsKey)
                .forEach(code -> answers.put(code, MonitoredPatient.NORMAL.get(code)));
        return answers;
    }

    /** The next of those whose round is open, with their results still to come. */
    private List<String> waiting(int number) {
        List<String> patients = tables.sql("select patient_number from monitoring_round where state = 'OPEN'"
                        + " and patient_number like 'L%-%' order by id desc offset ? limit ?")
                .params(sent, number)
                .query(String.class)
                .list();
        sent += number;
        assertThat(patients).hasSize(number);
        return patients;
    }

    // ---------------------------------------------------------------- figures

    /** The median of rounds, each against the floor's beside it. */
    private static double costOfRound(MonthlyRounds some, Floor floor) {
        some.round(MonthlyRounds.Way.FORM);
        floor.round();
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            double least = floor.round().nanos();
            ratios.add(some.round(MonthlyRounds.Way.FORM).nanos() / least);
        }
        Collections.sort(ratios);
        return ratios.get(ratios.size() / 2);
    }

    private double nursesPages() {
        String list = "/camunda/api/engine/engine/default/filter/%s/list?firstResult=0&maxResults=15"
                .formatted(engine.getFilterService()
                        .createTaskFilterQuery()
                        .filterName("My group's tasks")
                        .singleResult()
                        .getId());
        Visitor nurse = Visitor.loggedIn(http.getRootUri(), "msNurse");
        // with its token
        nurse.get("/camunda/app/tasklist/default/");
        return pages(() -> nurse.call("POST", list, "{}", "Accept", "application/hal+json"), "\"taskDefinitionKey\"");
    }

    private double pagesOfRules() {
        Visitor auditor = Visitor.loggedIn(http.getRootUri(), "auditor");
        return pages(() -> auditor.get("/rules"), "PLT-1");
    }

    /** @param shows what stands on the page, so that an empty one is none */
    private static double pages(Supplier<HttpResponse<String>> page, String shows) {
        Runnable look = () -> {
            HttpResponse<String> answer = page.get();
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains(shows);
        };
        look.run();
        try (Workers one = new Workers(1)) {
            return one.each(Collections.nCopies(PAGES, look), Runnable::run).percentile(95);
        }
    }

    private Workers.Took bundles(Workers workers) {
        waiting(1).forEach(patient -> send(patient, MonitoredPatient.NORMAL));
        int open = tables.sql("select count(*) from monitoring_round where state = 'OPEN'")
                .query(Integer.class)
                .single();
        return workers.each(waiting(Math.min(BUNDLES, open / 4)), patient -> send(patient, MonitoredPatient.NORMAL));
    }

    private void send(String patient, Map<String, String> values) {
        Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
        LocalDate today = LocalDate.now(Story.ZONE);
        TWELVE.forEach(code -> bundle.addEntry()
                .setResource(MonthlyRounds.observation(
                        patient, today, analytes.get(code).loinc().get(0), values.get(code)))
                .getRequest()
                .setMethod(Bundle.HTTPVerb.POST)
                .setUrl("Observation"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.getRootUri() + "/fhir"))
                .header("Content-Type", "application/fhir+json")
                .header("Accept", "application/fhir+json")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(
                                                ("laboratory:" + Members.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(
                        FhirContext.forR4Cached().newJsonParser().encodeResourceToString(bundle)))
                .build();
        try {
            HttpResponse<String> answer = laboratory.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Many rounds open at the same minute; an EMERGENCY that comes meanwhile does not stand behind them. */
    private void burst() {
        jobs.shutdown();
        List<String> patients = tables.sql("select e.business_key_ from act_ru_job j join act_ru_execution e"
                        + " on e.id_ = j.process_instance_id_ join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " where d.act_id_ = 'nextRoundOpens' and e.business_key_ like 'L%-%' limit ?")
                .param(BURST)
                .query(String.class)
                .list();
        assertThat(patients).hasSize(BURST);
        tables.sql("update act_ru_job set duedate_ = now() - interval '1 second' where id_ in (select j.id_"
                        + " from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                        + " join act_ru_jobdef d on d.id_ = j.job_def_id_"
                        + " where d.act_id_ = 'nextRoundOpens' and e.business_key_ in (:patients))")
                .param("patients", patients)
                .update();
        String emergency = waiting(1).get(0);
        Map<String, String> values = new LinkedHashMap<>(MonitoredPatient.NORMAL);
        values.put("platelets", "5 10*9/L");
        long begun = System.nanoTime();
        jobs.start();
        await(Duration.ofMinutes(1), () -> dueJobs() < BURST * 9 / 10);
        long posted = System.nanoTime();
        send(emergency, values);
        await(Duration.ofMinutes(5), () -> hasTask(emergency, "acknowledgeReferral"));
        double seen = (System.nanoTime() - posted) / 1e9;
        long left = dueJobs();
        await(Duration.ofMinutes(20), () -> dueJobs() == 0);
        figure("%,d rounds that open at once, drained, s".formatted(BURST), number((System.nanoTime() - begun) / 1e9));
        figure("an EMERGENCY meanwhile, until its task, s", number(seen));
        figure("rounds that were still to open then", String.valueOf(left));
        assertThat(tables.sql("select count(*) from act_ru_job where retries_ = 0")
                        .query(Long.class)
                        .single())
                .as("jobs that failed")
                .isZero();
    }

    private boolean hasTask(String patient, String task) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(patient)
                        .taskDefinitionKey(task)
                        .count()
                > 0;
    }

    private long dueJobs() {
        return tables.sql("select count(*) from act_ru_job where duedate_ < now() or duedate_ is null")
                .query(Long.class)
                .single();
    }

    private static void await(Duration atMost, BooleanSupplier done) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Not done within " + atMost);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    // ---------------------------------------------------------------- report

    private static final Map<String, String> GOALS = Map.of(
            "a round, against the smallest size", "≤ 1.2x",
            "nurse's first page, 95th percentile, ms", "≤ 100",
            "/rules, 95th percentile, ms", "≤ 300",
            "FHIR bundle of 12 results, 95th percentile, ms", "≤ 250",
            "FHIR bundles a second, 2 senders", "≥ 20",
            "an EMERGENCY meanwhile, until its task, s", "≤ 2");

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private void figure(String name, String cell) {
        figures.computeIfAbsent(name, unknown -> new ArrayList<>()).add(cell);
    }

    private void figure(String name, List<String> cells) {
        figures.put(name, new ArrayList<>(cells));
    }

    private void report() throws IOException {
        List<Object> head = new ArrayList<>(List.of("patients under way"));
        SIZES.forEach(size -> head.add("%,d".formatted(size)));
        head.add("goal");
        List<String> lines = new ArrayList<>();
        lines.add(Speed.row(head.toArray()));
        lines.add(Speed.row(head.stream().map(cell -> "---").toArray()));
        figures.forEach((name, cells) -> {
            List<Object> row = new ArrayList<>(List.of(name));
            row.addAll(Collections.nCopies(SIZES.size() - cells.size(), "–"));
            row.addAll(cells);
            row.add(GOALS.getOrDefault(name, name.endsWith("drained, s") ? "≤ 120" : "–"));
            lines.add(Speed.row(row.toArray()));
        });
        lines.forEach(System.out::println);
        Speed.write("scale", BenchDatabase.inWords(pool) + ", 1 GB of buffers, roles on", lines);
    }
}
