package org.alemtuzumab.pathway.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.springframework.stereotype.Component;

/** Asks the decision tables of the organs. */
@Component
class OrganTables {

    private final Decisions decisions;
    private final Analytes analytes;

    OrganTables(Decisions decisions, Analytes analytes) {
        this.decisions = decisions;
        this.analytes = analytes;
    }

    /** What an organ's table says of a sample, for every choice of the values that its results may have (SAF-9). */
    List<Set<Judgement>> answers(Timeline timeline, Organ organ, Map<String, LabResult> sample) {
        return readings(sample.values()).stream()
                .map(values -> ask(timeline, organ, sample, values))
                .toList();
    }

    /** Whether some table would call this an EMERGENCY. @param assumed a result with a value that it may have */
    boolean wouldBeEmergency(Timeline timeline, LabResult assumed) {
        return Organ.of(assumed.analyte()).stream().anyMatch(organ -> {
            Map<String, LabResult> sample = timeline.on(assumed.collectedOn(), organ);
            sample.put(assumed.analyte(), assumed);
            return answers(timeline, organ, sample).stream()
                    .flatMap(Set::stream)
                    .anyMatch(row -> row.emergency() && row.about().contains(assumed.analyte()));
        });
    }

    private Set<Judgement> ask(
            Timeline timeline, Organ organ, Map<String, LabResult> sample, Map<String, Double> values) {
        return organ.questions(new Facts(timeline, analytes, sample, values, this::haemophagocytosisSigns)).stream()
                .flatMap(inputs -> decisions.rows(organ.table(), inputs).stream())
                .map(Judgement::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int haemophagocytosisSigns(Map<String, Object> facts) {
        return (int) decisions.rows("haemophagocytosisSigns", facts).stream()
                .map(row -> row.get("sign"))
                .distinct()
                .count();
    }

    /** Every choice of the values that the results may have: one for exact numbers, more where one is censored. */
    private static List<Map<String, Double>> readings(Collection<LabResult> sample) {
        List<Map<String, Double>> readings = List.of(Map.of());
        for (LabResult result : sample) {
            if (result.lowValue() != null) {
                List<Map<String, Double>> longer = new ArrayList<>();
                for (Map<String, Double> reading : readings) {
                    for (Double value : points(result)) {
                        Map<String, Double> with = new HashMap<>(reading);
                        with.put(result.analyte(), value);
                        longer.add(with);
                    }
                }
                readings = longer;
            }
        }
        return readings;
    }

    /** Both ends of the interval, and the reference limits within it: outside on both sides is not outside throughout. */
    private static Set<Double> points(LabResult result) {
        return Stream.of(result.lowValue(), result.highValue(), result.lowerLimit(), result.upperLimit())
                .filter(Objects::nonNull)
                .filter(value -> value >= result.lowValue() && value <= result.highValue())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
