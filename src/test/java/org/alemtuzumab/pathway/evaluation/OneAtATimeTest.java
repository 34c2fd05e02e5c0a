package org.alemtuzumab.pathway.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Two nodes, two messages: what is stored and judged at the same moment is stored and judged once. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:turns;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000",
            "camunda.bpm.job-execution.enabled=false"
        })
class OneAtATimeTest {

    private static final int AT_ONCE = 4;

    @Autowired
    private Patients patients;

    @Autowired
    private LabResults results;

    @Autowired
    private Evaluation evaluation;

    @Autowired
    private Findings findings;

    @Test
    void theSameResultAtTheSameMomentIsOneResultAndOneFinding() throws Exception {
        patients.enrol("TURN", "male", LocalDate.of(1990, 1, 1), "STRICT", "rapidlyEvolvingSevere");
        Sample sample = new Sample("TURN", LocalDate.of(2026, 2, 1), "BASELINE", null, null, "nurse");
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> all = IntStream.range(0, AT_ONCE)
                    .<Future<?>>mapToObj(node -> nodes.submit(() -> {
                        start.await();
                        results.record(sample, Map.of("platelets", "18 10*9/L"));
                        evaluation.evaluatePending("TURN");
                        return null;
                    }))
                    .toList();
            start.countDown();
            for (Future<?> each : all) {
                each.get(60, TimeUnit.SECONDS);
            }
        } finally {
            nodes.shutdownNow();
        }

        assertThat(results.of("TURN")).hasSize(1);
        assertThat(findings.of("TURN")).singleElement().satisfies(found -> assertThat(found.rule())
                .isEqualTo("PLT-1"));
    }
}
