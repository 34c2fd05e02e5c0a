package org.alemtuzumab.pathway.monitoring;

import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.DAY;
import static org.alemtuzumab.pathway.monitoring.MonitoredPatient.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.alemtuzumab.pathway.PathwayApplication;
import org.alemtuzumab.pathway.results.Analyte.Range;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.alemtuzumab.pathway.results.Stage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Whatever the order, the repetitions and the delay in which a round's results arrive, the same stands at the end: also where
 * a value comes as a preliminary one too, with a range of the laboratory, or typed by a person.
 *
 * <p>The seeds are fixed, so that a commit is judged the same each time; without them, the search goes on elsewhere.
 */
class ArrivalOrderTest {

    private static final Map<String, List<String>> TEXTS = texts();
    private static final Map<String, List<Range>> RANGES = Map.of(
            "tsh",
            List.of(new Range(0.5, null), new Range(null, 1.7), new Range(0.0, 3.9)),
            "alt",
            List.of(new Range(null, 30.0), new Range(5.0, 20.0)),
            "haemoglobin",
            List.of(new Range(125.0, null)));
    private static ConfigurableApplicationContext beans;
    private static int number;

    private MonitoredPatient last;

    @BeforeContainer
    static void start() {
        beans = new SpringApplicationBuilder(PathwayApplication.class)
                .properties(
                        "spring.datasource.url=jdbc:h2:mem:arrival;DB_CLOSE_DELAY=-1",
                        "camunda.bpm.job-execution.enabled=false",
                        "camunda.bpm.authorization.enabled=false",
                        "server.port=0")
                .run();
    }

    @AfterContainer
    static void stop() {
        beans.close();
    }

    @AfterTry
    void letTimeGo() {
        last.story.close();
    }

    @Property(tries = 20, seed = "7540463537301439656")
    void anyOrderAndRepetitionEndsTheSame(@ForAll("samples") Map<String, String> sample, @ForAll Random chance) {
        List<ReportedValue> values = values(sample);
        values.addAll(againOtherwise(values, chance));
        MonitoredPatient together = patient();
        together.receive(DAY, values.toArray(ReportedValue[]::new));
        List<List<String>> expected = List.of(together.findings(), together.referrals(), together.rounds());
        together.story.close();

        MonitoredPatient apart = patient();
        for (List<ReportedValue> message : inMessages(values, chance)) {
            apart.receive(DAY, message.toArray(ReportedValue[]::new));
        }

        assertThat(List.of(apart.findings(), apart.referrals(), apart.rounds())).isEqualTo(expected);
    }

    @Property(tries = 10, seed = "-7553180315801400770")
    void anyDelayEndsInTheSameFindings(@ForAll("samples") Map<String, String> sample, @ForAll("days") int days) {
        MonitoredPatient atOnce = patient();
        atOnce.receive(DAY, values(sample).toArray(ReportedValue[]::new));
        List<String> expected = atOnce.findings();
        atOnce.story.close();

        MonitoredPatient late = patient();
        late.story.until(DAY.plusDays(days) + "T12:00");
        late.receive(DAY, values(sample).toArray(ReportedValue[]::new));

        assertThat(late.findings()).isEqualTo(expected);
    }

    @Provide
    Arbitrary<Map<String, String>> samples() {
        List<Arbitrary<String>> choices = new ArrayList<>();
        TEXTS.values().forEach(texts -> choices.add(Arbitraries.of(texts).injectNull(0.15)));
        return Combinators.combine(choices).as(chosen -> {
            Map<String, String> sample = new LinkedHashMap<>();
            List<String> analytes = List.copyOf(TEXTS.keySet());
            for (int i = 0; i < analytes.size(); i++) {
                sample.put(analytes.get(i), chosen.get(i));
            }
            return sample;
        });
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.of(0, 1, 7, 22, 24, 40, 100);
    }

    private MonitoredPatient patient() {
        last = new MonitoredPatient(beans, "AO" + ++number);
        return last;
    }

    private static List<ReportedValue> values(Map<String, String> sample) {
        return MonitoredPatient.panel("S-1", sample);
    }

    /**
     * Some of the values once more, in other words. The ranges are narrower than the centre's: a wider one takes findings
     * back, and leaves the referrals that they have led to before to a person (SAF-4).
     */
    private static List<ReportedValue> againOtherwise(List<ReportedValue> values, Random chance) {
        List<ReportedValue> again = new ArrayList<>();
        for (ReportedValue value : values) {
            List<Range> ranges = RANGES.getOrDefault(value.analyte(), List.of());
            ranges.stream()
                    .filter(range -> chance.nextBoolean())
                    .map(value::within)
                    .forEach(again::add);
            if (chance.nextInt(4) == 0) {
                again.add(value("S-1", Stage.PRELIMINARY, value.analyte(), value.text()));
            }
            if (chance.nextInt(4) == 0) {
                again.add(ReportedValue.typed(value.analyte(), value.text()));
            }
        }
        return again;
    }

    /**
     * In up to five messages, in any order, and some of the values twice. Only the answer about menses, which is no result,
     * comes first: unknown, it makes a referral an EMERGENCY, and a referral's urgency only rises (REN-5b, SAF-6).
     */
    private static List<List<ReportedValue>> inMessages(List<ReportedValue> values, Random chance) {
        List<ReportedValue> all = new ArrayList<>(values);
        values.stream().filter(value -> chance.nextInt(4) == 0).forEach(all::add);
        Collections.shuffle(all, chance);
        all.sort(Comparator.comparing(value -> !value.analyte().equals("menses")));
        List<List<ReportedValue>> messages = new ArrayList<>();
        int from = 0;
        while (from < all.size()) {
            int to = messages.size() == 4 ? all.size() : from + 1 + chance.nextInt(all.size() - from);
            messages.add(all.subList(from, to));
            from = to;
        }
        return messages;
    }

    /** On both sides of the limits; what cannot be read, what is censored and what nobody asked for is among it. */
    private static Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put(
                "platelets",
                List.of(
                        "240 10*9/L",
                        "169 10*9/L",
                        "168 10*9/L",
                        "149 10*9/L",
                        "100 10*9/L",
                        "99000 /uL",
                        "49 G/L",
                        "20 G/L",
                        "180",
                        "<50 G/L"));
        texts.put("haemoglobin", List.of("135 g/L", "116 g/L", "11.4 g/dL"));
        texts.put("neutrophils", List.of("4.0 10*9/L", "0.9 10*9/L", "0.4 10*9/L"));
        texts.put("creatinine", List.of("0.90 mg/dL", "92 umol/L", "103.4 umol/L", "105 umol/L"));
        texts.put("urineProtein", List.of("negative", "1+"));
        texts.put("urineBlood", List.of("negative", "1+"));
        texts.put("urineRbc", List.of("1 /HPF", "6 /HPF", "12 /HPF"));
        texts.put("menses", List.of("yes", "no"));
        texts.put("upcr", List.of("50 mg/g", "26 mg/mmol"));
        texts.put("alt", List.of("22 U/L", "61 U/L", "190 U/L", "260 U/L", "see comment"));
        texts.put("bilirubin", List.of("10 umol/L", "3 mg/dL"));
        texts.put("tsh", List.of("1.8 mIU/L", "5.2 mIU/L", "0.05 mIU/L"));
        texts.put("ft4", List.of("15 pmol/L", "30 pmol/L"));
        return texts;
    }
}
