package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.pregnancy.Pregnancies;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The baseline set before a course and what of it is missing on the booked day (SCR-05, SCR-06, SCR-12). */
@Component
@Transactional
class Baseline {

    static final String SKIN = "skinExam";
    private static final String ECG = "ECG and vital signs";
    /** The items that one task records together. */
    private static final Set<String> ECG_AND_VITALS =
            Set.of(BaselineDecisions.ECG, "bloodPressure", "heartRate", "temperature", "oxygen");

    private static final String MENSES = "menses";
    private static final String CATHETER = "catheter";
    private static final String UPCR = "upcr";
    private static final String BILIRUBIN = "bilirubin";

    static final List<String> RESULTS = List.of(
            "platelets",
            "haemoglobin",
            "leukocytes",
            "neutrophils",
            "lymphocytes",
            "creatinine",
            "urineProtein",
            "urineBlood",
            "urineRbc",
            UPCR,
            "alt",
            "ast",
            BILIRUBIN,
            "tsh",
            "inr",
            "aptt");

    private final LabResults results;
    private final Analytes analytes;
    private final Assessments assessments;
    private final Bookings bookings;
    private final FindingsToJudge findings;
    private final BaselineDecisions decisions;
    private final Pregnancies pregnancies;
    private final Childbearing childbearing;
    private final Patients patients;
    private final Profiles profiles;
    private final Programme programme;

    Baseline(
            LabResults results,
            Analytes analytes,
            Assessments assessments,
            Bookings bookings,
            FindingsToJudge findings,
            BaselineDecisions decisions,
            Pregnancies pregnancies,
            Childbearing childbearing,
            Patients patients,
            Profiles profiles,
            Programme programme) {
        this.results = results;
        this.analytes = analytes;
        this.assessments = assessments;
        this.bookings = bookings;
        this.findings = findings;
        this.decisions = decisions;
        this.pregnancies = pregnancies;
        this.childbearing = childbearing;
        this.patients = patients;
        this.profiles = profiles;
        this.programme = programme;
    }

    /**
     * What is asked for before the booked day.
     *
     * @param panel codes of the results that are missing, comma-separated; none as ""
     */
    record Due(String panel, boolean ecg, boolean skin, boolean pregnancy, boolean programme) {

        /** The parts that the diagram asks for, each by its own task. */
        List<String> items() {
            List<String> items = new ArrayList<>();
            if (!panel.isEmpty()) {
                items.add("results");
            }
            if (ecg) {
                items.add("ecg");
            }
            if (skin) {
                items.add("skin");
            }
            if (pregnancy) {
                items.add("pregnancy");
            }
            if (programme) {
                items.add("programme");
            }
            return items;
        }
    }

    /** What the store does not hold, or not fresh enough for the booked day, or what stands against the course. */
    Due due(String patientNumber, int courseNumber) {
        Patient patient = patients.get(patientNumber);
        LocalDate day = bookings.expectedDay(patientNumber, courseNumber);
        Set<String> missing = missing(patient, courseNumber, day);
        List<String> panel =
                RESULTS.stream().filter(missing::contains).collect(Collectors.toCollection(ArrayList::new));
        boolean childbearingPossible = childbearing.possible(patientNumber);
        if (panel.stream().anyMatch(analyte -> analyte.startsWith("urine"))) {
            panel.add(CATHETER);
            if (childbearingPossible) {
                panel.add(MENSES);
            }
        }
        return new Due(
                String.join(",", panel),
                missing.contains(ECG),
                missing.contains(SKIN),
                childbearingPossible
                        && pregnancy(patientNumber, day)
                                .filter(check -> check.as(PregnancyCheck.class).settled())
                                .isEmpty(),
                programme.due(patientNumber, courseNumber, day));
    }

    /** The names of what is missing on that day, as a clinician reads them; "none" when the set is complete. */
    String missingNames(String patientNumber, int courseNumber, LocalDate day) {
        Set<String> missing = missing(patients.get(patientNumber), courseNumber, day);
        String names = Stream.concat(RESULTS.stream(), Stream.of(SKIN, ECG))
                .filter(missing::contains)
                .map(item -> analytes.find(item).map(Analyte::name).orElse(item))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    /** SCR-12: the pregnancy check that is fresh enough on that day, and was not made before a pregnancy had ended. */
    Optional<Assessed> pregnancy(String patientNumber, LocalDate day) {
        return fresh(patientNumber, Assessments.PREGNANCY, day).filter(check -> pregnancies
                .lastEnd(patientNumber)
                .filter(end -> check.performedOn().isBefore(end))
                .isEmpty());
    }

    private Set<String> missing(Patient patient, int courseNumber, LocalDate day) {
        Set<String> present = new HashSet<>(results.present(patient.number(), oldest(patient, day), day.plusDays(1)));
        if (takenOver(patient, day)) {
            present.add(SKIN);
        }
        present.removeAll(refused(patient.number(), courseNumber));
        boolean upcr = profiles.flag(patient.profile(), "upcrAtBaseline");
        boolean bilirubin = profiles.flag(patient.profile(), "bilirubinWithLiverTests");
        Set<String> missing = Stream.concat(RESULTS.stream(), Stream.of(SKIN))
                .filter(item -> upcr || !item.equals(UPCR))
                .filter(item -> bilirubin || !item.equals(BILIRUBIN))
                .filter(item -> !present.contains(item))
                .collect(Collectors.toCollection(HashSet::new));
        boolean ecgRefused = refusedItems(patient.number(), courseNumber).entrySet().stream()
                .filter(item -> ECG_AND_VITALS.contains(item.getKey()))
                .anyMatch(item -> assessments
                        .latest(patient.number(), Assessments.ECG_AND_VITALS)
                        .filter(ecg -> ecg.recordedAt().isAfter(item.getValue()))
                        .isEmpty());
        if (ecgRefused
                || fresh(patient.number(), Assessments.ECG_AND_VITALS, day).isEmpty()) {
            missing.add(ECG);
        }
        return missing;
    }

    /** MON-05: a skin examination of the last weeks, whatever its occasion, is not made again for a course. */
    private boolean takenOver(Patient patient, LocalDate day) {
        LocalDate oldest = day.minusDays(profiles.number(patient.profile(), "takenOverDays"));
        return results.present(patient.number(), oldest, day.plusDays(1)).contains(SKIN);
    }

    /** What a neurologist did not accept is asked for again: a result is missing until a later one has come. */
    private Set<String> refused(String patientNumber, int courseNumber) {
        Set<String> refused = new HashSet<>();
        findings.refused(patientNumber, courseNumber).forEach((finding, since) -> Arrays.stream(
                        Optional.ofNullable(finding.analytes()).orElse("").split(","))
                .filter(analyte -> results.latest(patientNumber, analyte)
                        .filter(result -> result.recordedAt().isAfter(since))
                        .isEmpty())
                .forEach(refused::add));
        refusedItems(patientNumber, courseNumber).forEach((item, since) -> {
            if (RESULTS.contains(item)
                    && results.latest(patientNumber, item)
                            .filter(result -> result.recordedAt().isAfter(since))
                            .isEmpty()) {
                refused.add(item);
            }
        });
        return refused;
    }

    /** The items that were not accepted for this course, each with the time of that decision. */
    private Map<String, OffsetDateTime> refusedItems(String patientNumber, int courseNumber) {
        Map<String, OffsetDateTime> refused = new LinkedHashMap<>();
        decisions.of(patientNumber, courseNumber).forEach((item, decided) -> {
            if (!decided.decision().acceptable()) {
                refused.put(item, decided.at());
            }
        });
        return refused;
    }

    private Optional<Assessed> fresh(String patientNumber, String kind, LocalDate day) {
        return assessments.latest(patientNumber, kind).filter(each -> !each.performedOn()
                .isBefore(oldest(patients.get(patientNumber), day)));
    }

    private LocalDate oldest(Patient patient, LocalDate day) {
        return day.minusDays(profiles.number(patient.profile(), "baselineValidDays"));
    }
}
