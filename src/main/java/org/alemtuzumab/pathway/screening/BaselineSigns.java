package org.alemtuzumab.pathway.screening;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The vital signs and the coagulation of a baseline, judged by the limits of INF-09 and SCR-04. */
@Component
@Transactional
class BaselineSigns {

    /** The rule of the findings that an alarm raises. */
    static final String RULE = "SCR-05";

    private static final String TABLE = "assessBaselineSigns";
    private static final String NEUROLOGIST = "neurologist";
    private static final List<String> MEASURED = List.of("systolic", "diastolic", "heartRate", "temperature", "oxygen");
    private static final String INR = "inr";
    private static final String APTT = "aptt";

    private final Decisions decisions;
    private final LabResults results;
    private final Findings findings;
    private final ClinicTime time;

    BaselineSigns(Decisions decisions, LabResults results, Findings findings, ClinicTime time) {
        this.decisions = decisions;
        this.results = results;
        this.findings = findings;
        this.time = time;
    }

    /** What of these readings a neurologist decides on: the text by item, such as bloodPressure or heartRate. */
    Map<String, String> of(Assessed readings) {
        Map<String, String> items = new LinkedHashMap<>();
        rows(readings).forEach((item, rows) -> items.put(item, text(item, rows, shown(item, readings))));
        return items;
    }

    /** The same of INR and aPTT. */
    Map<String, String> coagulation(String patientNumber) {
        Optional<LabResult> inr = results.latest(patientNumber, INR);
        Optional<LabResult> aptt = results.latest(patientNumber, APTT);
        Map<String, Object> facts = nothing();
        facts.put(INR, inr.map(LabResult::highValue).orElse(null));
        facts.put("apttRange", aptt.map(BaselineSigns::range).orElse(null));
        Map<String, String> items = new LinkedHashMap<>();
        decisions.rows(TABLE, facts).forEach(row -> {
            String item = (String) row.get("item");
            items.put(
                    item,
                    text(
                            item,
                            List.of(row),
                            (item.equals(INR) ? inr : aptt)
                                    .map(LabResult::reported)
                                    .orElse("")));
        });
        return items;
    }

    /** An alarm at the baseline is told to the neurologist at once (SCR-05). */
    void tell(String patientNumber, Assessed readings) {
        rows(readings).forEach((item, rows) -> rows.stream()
                .filter(row -> !((String) row.get("urgency")).isEmpty())
                .findFirst()
                .ifPresent(row -> findings.raise(Finding.raisedBy(
                        patientNumber,
                        RULE,
                        (String) row.get("urgency"),
                        NEUROLOGIST,
                        null,
                        "%s: baseline of %s, %s: %s"
                                .formatted(RULE, readings.performedOn(), row.get("reason"), shown(item, readings)),
                        "BASELINE",
                        time.now()))));
    }

    private Map<String, List<Map<String, Object>>> rows(Assessed readings) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (String again : List.of("", "Again")) {
            Map<String, Object> facts = nothing();
            MEASURED.forEach(sign -> facts.put(sign, number(readings, sign + again)));
            decisions.rows(TABLE, facts).forEach(row -> {
                List<Map<String, Object>> ofItem =
                        rows.computeIfAbsent((String) row.get("item"), unknown -> new ArrayList<>());
                if (!ofItem.contains(row)) {
                    ofItem.add(row);
                }
            });
        }
        return rows;
    }

    private static Map<String, Object> nothing() {
        Map<String, Object> facts = new HashMap<>();
        MEASURED.forEach(sign -> facts.put(sign, null));
        facts.put(INR, null);
        facts.put("apttRange", null);
        return facts;
    }

    private static Double number(Assessed readings, String question) {
        return readings.text(question).map(Double::valueOf).orElse(null);
    }

    private static String range(LabResult aptt) {
        boolean high = aptt.upperLimit() != null && aptt.lowValue() > aptt.upperLimit();
        boolean low = aptt.lowerLimit() != null && aptt.highValue() < aptt.lowerLimit();
        return high ? "high" : low ? "low" : "normal";
    }

    private static String shown(String item, Assessed readings) {
        return switch (item) {
            case "bloodPressure" ->
                Stream.of("", "Again")
                        .filter(again -> readings.text("systolic" + again).isPresent()
                                || readings.text("diastolic" + again).isPresent())
                        .map(again -> "%s/%s mmHg"
                                .formatted(
                                        readings.text("systolic" + again).orElse("?"),
                                        readings.text("diastolic" + again).orElse("?")))
                        .collect(Collectors.joining(", again "));
            case "heartRate" -> readings.text("heartRate").orElse("") + " per minute";
            case "temperature" -> readings.text("temperature").orElse("") + " °C";
            default -> readings.text(item).orElse("") + " %";
        };
    }

    private static String text(String item, List<Map<String, Object>> rows, String shown) {
        String reasons =
                rows.stream().map(row -> (String) row.get("reason")).distinct().collect(Collectors.joining("; "));
        return "- **%s** %s: %s".formatted(rows.get(0).get("rule"), reasons, shown);
    }
}
