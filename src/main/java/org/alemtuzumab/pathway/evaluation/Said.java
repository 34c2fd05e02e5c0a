package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.results.LabResult;

/** What a table says of a sample. */
record Said(Map<String, LabResult> sample, Judgement row) {

    /** The results that it is about. */
    List<LabResult> about() {
        return row.about().stream().filter(sample::containsKey).map(sample::get).toList();
    }

    /** Their codes, comma-separated. */
    String codes() {
        return codes(about());
    }

    static String codes(List<LabResult> about) {
        return about.stream().map(LabResult::analyte).collect(Collectors.joining(","));
    }

    LabResult newest() {
        return about().stream()
                .reduce((one, other) -> other.collectedOn().isAfter(one.collectedOn()) ? other : one)
                .orElseThrow(() -> new IllegalStateException(row.rule() + " is about nothing in the sample"));
    }
}
