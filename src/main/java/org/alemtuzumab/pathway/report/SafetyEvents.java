package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Evaluation;
import org.alemtuzumab.pathway.evaluation.Triage;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Symptoms that somebody reports: stored by the day on which they were there, so that they are judged together with the
 * results of the days around them, whichever becomes known first.
 */
@Component("safetyEvents")
@Transactional
public class SafetyEvents {

    private static final String INFECTION_SIGNS = "infectionSigns";
    private static final String MINOR = "minor";
    private static final String FEVER = "fever";
    private static final String TEMPERATURE = "temperature";
    private static final String UNWELL = "unwell";
    private static final String YES = "yes";
    /** INX-1: reported as an infection, without a word on how serious it is. */
    private static final String UNSPECIFIED = "unspecified";

    private final PatientReports reports;
    private final Patients patients;
    private final LabResults results;
    private final Analytes analytes;
    private final Evaluation evaluation;
    private final Messages messages;
    private final ClinicTime time;

    SafetyEvents(
            PatientReports reports,
            Patients patients,
            LabResults results,
            Analytes analytes,
            Evaluation evaluation,
            Messages messages,
            ClinicTime time) {
        this.reports = reports;
        this.patients = patients;
        this.results = results;
        this.analytes = analytes;
        this.evaluation = evaluation;
        this.messages = messages;
        this.time = time;
    }

    /**
     * What a task of the care team finds is judged as any report is; whoever asks tells the patient.
     *
     * @param told sign → answer; nothing is reported where none is named
     */
    public void report(String patientNumber, LocalDate on, String details, Map<String, String> told, String by) {
        if (!analytes.tellsSign(told)) {
            return;
        }
        PatientReport report = reports.record(
                patientNumber, patients.get(patientNumber).birthDate(), PatientReport.Kind.SYMPTOMS, on, details, by);
        take(report, told);
        tell(report, true);
    }

    /**
     * Stores the symptoms of a report. Those of an infection also defer a course (SCR-03).
     *
     * @param told symptom code → answer, blank where it was not asked
     * @throws SubmissionRefused when a report of symptoms names none
     */
    void take(PatientReport report, Map<String, String> told) {
        Map<String, String> symptoms = new LinkedHashMap<>(told);
        symptoms.keySet().removeIf(code -> !analytes.symptom(code));
        if (report.kind() == PatientReport.Kind.SYMPTOMS) {
            analytes.requireSymptom(symptoms);
            if (ofInfection(symptoms)) {
                reports.severity(reports.alsoInfection(report), severe(symptoms));
            }
        } else {
            reports.severity(report, severe(symptoms));
            symptoms.putIfAbsent(INFECTION_SIGNS, UNSPECIFIED);
        }
        results.record(
                new Sample(report.patientNumber(), report.happenedOn(), "REPORT", null, null, report.reportedBy()),
                symptoms);
    }

    /**
     * Has the running pathway judge the symptoms, and holds the infusions where they are those of an infection (INF-20).
     *
     * @param reporterReads whether the reporter sees at once what follows, and so tells the patient
     */
    void tell(PatientReport report, boolean reporterReads) {
        if (report.kind() == PatientReport.Kind.SYMPTOMS) {
            if (reporterReads) {
                reports.settle(report, time.today(), "The reporter reads what follows");
            }
            if (reports.latest(report.patientNumber(), PatientReport.Kind.INFECTION)
                    .filter(infection -> infection.reportedAt().equals(report.reportedAt()))
                    .filter(reports::defers)
                    .isPresent()) {
                messages.tell("infectionReported", report.patientNumber());
            }
        }
        messages.tell("safetyEventReported", report.patientNumber());
    }

    /** What the symptoms of a report lead to, the most urgent first, with the results on file. */
    List<Triage> triage(PatientReport report) {
        return evaluation.triage(report.patientNumber(), report.happenedOn());
    }

    /** Whether everybody who reported symptoms has read what follows, so that the patient can be told. */
    @ForModels
    public boolean patientTold(String patientNumber) {
        return untold(patientNumber).isEmpty();
    }

    /** The reports whose patient nobody has told yet, with what follows. */
    @ForModels
    public String untoldInWords(String patientNumber) {
        return untold(patientNumber).stream()
                .map(report -> "Reported for %s: %s\n\n%s"
                        .formatted(report.happenedOn(), report.details(), Triage.inWords(triage(report))))
                .collect(Collectors.joining("\n\n"));
    }

    /** The most urgent of what follows from them, for the deadline of the task. */
    @ForModels
    public String untoldUrgency(String patientNumber) {
        return untold(patientNumber).stream()
                .flatMap(report -> triage(report).stream())
                .map(Triage::urgency)
                .min(Comparator.naturalOrder())
                .map(Enum::name)
                .orElse("PROMPT");
    }

    /** The patient was told what to do. */
    void told(String patientNumber, DirectPatient told) {
        untold(patientNumber).forEach(report -> reports.settle(report, time.today(), told.inWords()));
    }

    private List<PatientReport> untold(String patientNumber) {
        return reports.of(patientNumber).stream()
                .filter(report -> report.kind() == PatientReport.Kind.SYMPTOMS && report.resolvedOn() == null)
                .toList();
    }

    private static boolean ofInfection(Map<String, String> symptoms) {
        return List.of(INFECTION_SIGNS, FEVER).stream()
                .map(symptoms::get)
                .anyMatch(answer -> answer != null && !Analytes.ABSENT.contains(answer));
    }

    /** SCR-03: only what is said to be a minor infection, without fever and in a patient who is well, is not severe. */
    private static boolean severe(Map<String, String> symptoms) {
        return !MINOR.equals(symptoms.get(INFECTION_SIGNS))
                || YES.equals(symptoms.get(UNWELL))
                || symptoms.containsKey(TEMPERATURE)
                || !Analytes.ABSENT.contains(symptoms.getOrDefault(FEVER, "none"));
    }

    /** What a report through the interface may name, with the answers. */
    Map<String, Analyte> known() {
        Map<String, Analyte> known = new LinkedHashMap<>();
        analytes.get(Analytes.SYMPTOMS).asks().forEach(code -> known.put(code, analytes.get(code)));
        return known;
    }
}
