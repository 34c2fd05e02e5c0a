package org.alemtuzumab.pathway.screening;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.Figures;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What of a baseline a neurologist decides on before a course: every value outside its range and every vital sign outside
 * INF-09. What lies in a row of a table is decided one by one, the rest as one list; nothing is passed over, and nothing stops
 * a course by itself (SCR-04, SCR-05).
 */
@Component
@Transactional(readOnly = true)
class BaselineItems {

    static final String OTHER = "other";
    /** What has a question of its own; any other finding is decided with {@value #OTHER}. */
    static final List<String> OF_THEIR_OWN = List.of(
            "platelets",
            "haemoglobin",
            "leukocytes",
            "neutrophils",
            "lymphocytes",
            "creatinine",
            "urineProtein",
            "urineBlood",
            "urineRbc",
            "upcr",
            "alt",
            "ast",
            "bilirubin",
            "tsh",
            "ft4",
            "inr",
            "aptt",
            "skinExam",
            "hpv",
            "bloodPressure",
            "heartRate",
            "temperature",
            "oxygen",
            BaselineDecisions.ECG,
            OTHER);
    /** The drug lowers them for years: before a later course they are shown, and nobody decides on them (HEM-3). */
    private static final Set<String> LOWERED_BY_THE_DRUG = Set.of("lymphocytes", "cd4");

    private final FindingsToJudge findings;
    private final BaselineSigns signs;
    private final BaselineDecisions decisions;
    private final LabResults results;
    private final Analytes analytes;
    private final Assessments assessments;

    BaselineItems(
            FindingsToJudge findings,
            BaselineSigns signs,
            BaselineDecisions decisions,
            LabResults results,
            Analytes analytes,
            Assessments assessments) {
        this.findings = findings;
        this.signs = signs;
        this.decisions = decisions;
        this.results = results;
        this.analytes = analytes;
        this.assessments = assessments;
    }

    /**
     * What is open.
     *
     * @param oneByOne the text of each item that is decided by itself
     * @param listed the text of each value that is decided with the list
     * @param shown values that are shown only
     */
    record Open(Map<String, String> oneByOne, Map<String, String> listed, Map<String, String> shown) {}

    /** The items of a finding: of the tests that it is about, those outside their range; all of them where none is. */
    List<String> of(Finding finding) {
        String codes = Optional.ofNullable(finding.analytes()).orElse("");
        List<String> tests = Arrays.stream(codes.split(",")).map(String::trim).toList();
        List<String> outside = tests.stream()
                .filter(test -> results.latest(finding.patientNumber(), test)
                        .filter(BaselineItems::insideItsRange)
                        .isEmpty())
                .toList();
        List<String> items = (outside.isEmpty() ? tests : outside)
                .stream()
                        .map(test -> OF_THEIR_OWN.contains(test) ? test : OTHER)
                        .distinct()
                        .toList();
        return items.size() > 1
                ? items.stream().filter(item -> !item.equals(OTHER)).toList()
                : items;
    }

    Open open(String patientNumber, int courseNumber) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        findings.of(patientNumber, courseNumber).forEach(finding -> of(finding)
                .forEach(item -> found.computeIfAbsent(item, unknown -> new ArrayList<>())
                        .add(ScreeningTexts.line(finding))));
        measured(patientNumber, courseNumber)
                .forEach((item, text) -> found.computeIfAbsent(item, unknown -> new ArrayList<>())
                        .add(text));
        Map<String, String> oneByOne = new LinkedHashMap<>();
        OF_THEIR_OWN.stream()
                .filter(found::containsKey)
                .forEach(item -> oneByOne.put(item, String.join("\n", new LinkedHashSet<>(found.get(item)))));
        Map<String, String> listed = new LinkedHashMap<>();
        Map<String, String> shown = new LinkedHashMap<>();
        for (String analyte : Baseline.RESULTS) {
            results.latest(patientNumber, analyte)
                    .filter(BaselineItems::outsideItsRange)
                    .filter(result -> !oneByOne.containsKey(analyte))
                    .filter(result -> newer(patientNumber, courseNumber, analyte, result.recordedAt()))
                    .ifPresent(result -> (courseNumber > 1 && LOWERED_BY_THE_DRUG.contains(analyte) ? shown : listed)
                            .put(analyte, text(result)));
        }
        if (courseNumber > 1) {
            results.latest(patientNumber, "cd4").ifPresent(cd4 -> shown.put("cd4", text(cd4)));
        }
        return new Open(oneByOne, listed, shown);
    }

    private Map<String, String> measured(String patientNumber, int courseNumber) {
        Map<String, String> measured = new LinkedHashMap<>();
        Optional<Assessed> readings = assessments.latest(patientNumber, Assessments.ECG_AND_VITALS);
        readings.ifPresent(each -> signs.of(each).forEach((item, text) -> {
            if (newer(patientNumber, courseNumber, item, each.recordedAt())) {
                measured.put(item, text);
            }
        }));
        readings.filter(each -> each.text("ecg").filter("abnormal"::equals).isPresent())
                .filter(each -> newer(patientNumber, courseNumber, BaselineDecisions.ECG, each.recordedAt()))
                .ifPresent(each -> measured.put(
                        BaselineDecisions.ECG,
                        "- **SCR-05** ECG of %s abnormal: %s"
                                .formatted(
                                        each.performedOn(),
                                        each.text("ecgDetails").orElse(""))));
        signs.coagulation(patientNumber).forEach((item, text) -> results.latest(patientNumber, item)
                .filter(result -> newer(patientNumber, courseNumber, item, result.recordedAt()))
                .ifPresent(result -> measured.put(item, text)));
        return measured;
    }

    /** Whether it was recorded after the item was accepted last for this course. */
    private boolean newer(String patientNumber, int courseNumber, String item, OffsetDateTime recordedAt) {
        return decisions
                .acceptedAt(patientNumber, courseNumber, item)
                .filter(accepted -> !recordedAt.isAfter(accepted))
                .isEmpty();
    }

    /** Whether it has a range and lies in it. */
    private static boolean insideItsRange(LabResult result) {
        return (result.lowerLimit() != null || result.upperLimit() != null) && !outsideItsRange(result);
    }

    private static boolean outsideItsRange(LabResult result) {
        return result.lowerLimit() != null && result.lowValue() != null && result.lowValue() < result.lowerLimit()
                || result.upperLimit() != null
                        && result.highValue() != null
                        && result.highValue() > result.upperLimit();
    }

    private String text(LabResult result) {
        Analyte analyte = analytes.get(result.analyte());
        return "- %s %s on %s%s%s"
                .formatted(
                        analyte.name(),
                        result.reported(),
                        result.collectedOn(),
                        result.lowerLimit() == null ? "" : ", lower limit " + Figures.of(result.lowerLimit()),
                        result.upperLimit() == null
                                ? ""
                                : ", upper limit %s %s".formatted(Figures.of(result.upperLimit()), analyte.shown()));
    }
}
