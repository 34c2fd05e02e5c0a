package org.alemtuzumab.pathway.pharmacovigilance;

import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.FindingList;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What is already known of a patient, for a pharmacovigilance report (PHV-1). */
@Component("pharmacovigilanceTexts")
public class PharmacovigilanceTexts {

    private static final String NOTHING = "None on file.";
    /** What one variable of the engine holds, less a closing line. */
    private static final int LONGEST = 3900;

    private final PharmacovigilanceReports reports;
    private final Patients patients;
    private final Courses courses;
    private final Findings findings;
    private final LabResults results;
    private final Analytes analytes;
    private final ClinicTime time;
    private final PharmacovigilanceProperties addresses;

    PharmacovigilanceTexts(
            PharmacovigilanceReports reports,
            Patients patients,
            Courses courses,
            Findings findings,
            LabResults results,
            Analytes analytes,
            ClinicTime time,
            PharmacovigilanceProperties addresses) {
        this.reports = reports;
        this.patients = patients;
        this.courses = courses;
        this.findings = findings;
        this.results = results;
        this.analytes = analytes;
        this.time = time;
        this.addresses = addresses;
    }

    /** Sex, age and indication: ", woman, 29 years, born 1996-09-03". */
    @ForModels
    public String patient(String patientNumber) {
        Patient patient = patients.get(patientNumber);
        return ", %s, %d years, born %s; treated for relapsing multiple sclerosis"
                .formatted(
                        patient.female() ? "woman" : "man",
                        Period.between(patient.birthDate(), time.today()).getYears(),
                        patient.birthDate());
    }

    @ForModels
    public String event(Long reportId) {
        PharmacovigilanceReport report = reports.get(reportId);
        return "**%s.** %s".formatted(report.reason().title(), report.details());
    }

    /** The authority, with its address. */
    @ForModels
    public String authority() {
        return addresses.authority();
    }

    /** The holder of the marketing authorisation, with its address. */
    @ForModels
    public String company() {
        return addresses.company();
    }

    /** Every infusion begun, with its product, batch and what became of it (INF-15). */
    @ForModels
    public String doses(String patientNumber) {
        return lines(courses.infusions(patientNumber).stream().map(this::dose).toList());
    }

    /** All findings, the last one first, with what became of each. */
    @ForModels
    public String findings(String patientNumber) {
        List<Finding> latestFirst = new ArrayList<>(findings.of(patientNumber));
        Collections.reverse(latestFirst);
        String text = FindingList.withOutcomes(latestFirst);
        return text.isEmpty() ? NOTHING : text;
    }

    /** The latest valid result of each analyte, as reported. */
    @ForModels
    public String results(String patientNumber) {
        Map<String, LabResult> latest = results.of(patientNumber).stream()
                .filter(LabResult::valid)
                .collect(Collectors.toMap(
                        LabResult::analyte, result -> result, (earlier, later) -> later, LinkedHashMap::new));
        return lines(latest.values().stream()
                .map(result -> "%s %s (%s)"
                        .formatted(analytes.get(result.analyte()).name(), result.reported(), result.collectedOn()))
                .toList());
    }

    private String dose(Infusion infusion) {
        String product = infusion.product() == null ? "alemtuzumab" : infusion.product();
        String batch = infusion.batch() == null ? "batch not recorded" : "batch " + infusion.batch();
        String end = infusion.endedAt() == null
                ? "under way"
                : infusion.reason() == null
                        ? "given in full"
                        : (infusion.stopped() ? "stopped: " : "given in full; ") + infusion.reason();
        return "Course %d, day %d: %s, %s, begun %s, %s"
                .formatted(infusion.courseNumber(), infusion.dayNumber(), product, batch, at(infusion.begunAt()), end);
    }

    private String at(OffsetDateTime moment) {
        return time.text(Date.from(moment.toInstant()));
    }

    private static String lines(List<String> lines) {
        if (lines.isEmpty()) {
            return NOTHING;
        }
        String text = lines.stream().map(line -> "- " + line).collect(Collectors.joining("\n"));
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
