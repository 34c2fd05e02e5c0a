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
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
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
    private static final List<String> LEVELS = List.of("alarm", "caution", "slow");
    private static final String PRESSURE = "bloodPressure";
    private static final List<String> SIGNS = List.of("systolic", "diastolic", "heartRate", "temperature", "oxygen");
    private static final List<String> COMPARED_WITH_THE_MORNING =
            List.of("systolicRisePercent", "heartRateRise", "systolicFallPercent");
    private static final String INR = "inr";
    private static final String APTT = "aptt";

    private final Assessments assessments;
    private final Decisions decisions;
    private final LabResults results;
    private final Findings findings;
    private final ClinicTime time;

    BaselineSigns(
            Assessments assessments, Decisions decisions, LabResults results, Findings findings, ClinicTime time) {
        this.assessments = assessments;
        this.decisions = decisions;
        this.results = results;
        this.findings = findings;
        this.time = time;
    }

    /** What of these readings a neurologist decides on: the text by item, such as bloodPressure or heartRate. */
    Map<String, String> of(Assessed readings) {
        Map<String, String> items = new LinkedHashMap<>();
        rows(readings).forEach((item, rows) -> judged(item, worst(rows), null, null)
                .ifPresent(row -> items.put(
                        item,
                        text(
                                row,
                                rows.stream()
                                        .map(BaselineSigns::reason)
                                        .distinct()
                                        .collect(Collectors.joining("; ")),
                                shown(item, readings)))));
        return items;
    }

    /** The same of INR and aPTT. */
    Map<String, String> coagulation(String patientNumber) {
        Map<String, String> items = new LinkedHashMap<>();
        results.latest(patientNumber, INR).ifPresent(inr -> judged(INR, null, inr.highValue(), null)
                .ifPresent(row -> items.put(INR, text(row, reason(row), inr.reported()))));
        results.latest(patientNumber, APTT).ifPresent(aptt -> judged(APTT, null, null, range(aptt))
                .ifPresent(row -> items.put(APTT, text(row, reason(row), aptt.reported()))));
        return items;
    }

    /** Keeps the readings, and tells the neurologist at once of an alarm. */
    void record(String patientNumber, int courseNumber, RecordEcgAndVitals measured) {
        assessments.record(
                patientNumber, courseNumber, Assessments.ECG_AND_VITALS, measured.performedOn(), measured.readings());
        assessments
                .latest(patientNumber, Assessments.ECG_AND_VITALS)
                .ifPresent(readings -> tell(patientNumber, readings));
    }

    /** What is outside so far that the table says so is told to the neurologist at once (SCR-05). */
    private void tell(String patientNumber, Assessed readings) {
        rows(readings).forEach((item, rows) -> judged(item, worst(rows), null, null)
                .filter(row -> !((String) row.get("urgency")).isEmpty())
                .ifPresent(row -> findings.raise(Finding.raisedBy(
                        patientNumber,
                        "BASELINE",
                        new Alert(
                                RULE,
                                Urgency.valueOf((String) row.get("urgency")),
                                NEUROLOGIST,
                                "%s: %s at the baseline of %s: %s"
                                        .formatted(
                                                RULE,
                                                row.get("reason"),
                                                readings.performedOn(),
                                                shown(item, readings))),
                        time.now()))));
    }

    private Optional<Map<String, Object>> judged(String item, String level, Double inr, String apttRange) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("item", item);
        facts.put("level", level);
        facts.put(INR, inr);
        facts.put("apttRange", apttRange);
        return decisions.rows(TABLE, facts).stream().findFirst();
    }

    /** The worst level of INF-09 that these rows name. */
    private static String worst(List<Map<String, Object>> rows) {
        return LEVELS.stream()
                .filter(level -> rows.stream().anyMatch(row -> level.equals(row.get("level"))))
                .findFirst()
                .orElse("inside");
    }

    /** The rows of INF-09's table by item; what was not measured in a reading is asked for by the form, and judged by none. */
    private Map<String, List<Map<String, Object>>> rows(Assessed readings) {
        Map<String, List<Map<String, Object>>> rows = new LinkedHashMap<>();
        for (String again : List.of("", "Again")) {
            Map<String, Object> facts = new HashMap<>();
            SIGNS.forEach(sign -> facts.put(sign, number(readings, sign + again)));
            COMPARED_WITH_THE_MORNING.forEach(change -> facts.put(change, null));
            decisions.rows("assessVitalSigns", facts).stream()
                    .filter(row -> facts.get((String) row.get("sign")) != null)
                    .forEach(row -> {
                        List<Map<String, Object>> ofItem =
                                rows.computeIfAbsent(item((String) row.get("sign")), unknown -> new ArrayList<>());
                        if (!ofItem.contains(row)) {
                            ofItem.add(row);
                        }
                    });
        }
        return rows;
    }

    /** What is decided: both figures of the blood pressure together. */
    private static String item(String sign) {
        return sign.equals("systolic") || sign.equals("diastolic") ? PRESSURE : sign;
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
            case PRESSURE ->
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

    private static String text(Map<String, Object> row, String reasons, String shown) {
        return "- **%s** %s: %s".formatted(row.get("rule"), reasons, shown);
    }

    private static String reason(Map<String, Object> row) {
        return ((String) row.get("reason")).replaceFirst("\\.$", "");
    }
}
