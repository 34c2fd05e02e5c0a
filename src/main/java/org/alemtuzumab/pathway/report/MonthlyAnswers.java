package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.monitoring.ReceivedResults;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The patient's own answers to the questions of a monthly round, where another system asks them: with the laboratory's
 * results they complete the round, and no nurse has to ask again (MON-03, SCR-12).
 */
@Component
@Transactional
class MonthlyAnswers {

    private final PatientReports reports;
    private final ReceivedResults received;
    private final Analytes analytes;
    private final Childbearing childbearing;

    MonthlyAnswers(PatientReports reports, ReceivedResults received, Analytes analytes, Childbearing childbearing) {
        this.reports = reports;
        this.received = received;
        this.analytes = analytes;
        this.childbearing = childbearing;
    }

    /**
     * @param answeredOn decides which round they belong to (MON-06)
     * @param answers by question, as its form names them
     * @throws SubmissionRefused naming what no round asks, or a new symptom, which is an event with its own name
     */
    void take(
            String patientNumber,
            LocalDate birthDate,
            LocalDate answeredOn,
            Map<String, String> answers,
            String reportedBy) {
        Patient patient = reports.require(patientNumber, birthDate, PatientReport.Kind.SYMPTOMS, answeredOn);
        KnownAnswers.require(answers, questions(patient), "question of a monthly round");
        if (answers.isEmpty()) {
            throw new SubmissionRefused("answers: nothing is answered");
        }
        if (!Analytes.ABSENT.contains(answers.getOrDefault(Analytes.SYMPTOMS, "none"))) {
            throw new SubmissionRefused(
                    "symptoms: a new symptom is reported under its own name, at /api/patients/{number}/events");
        }
        received.receive(
                patientNumber,
                answeredOn,
                answers.entrySet().stream()
                        .map(each -> ReportedValue.typed(each.getKey(), each.getValue()))
                        .toList(),
                reportedBy);
    }

    private Map<String, Analyte> questions(Patient patient) {
        Map<String, Analyte> questions = new LinkedHashMap<>();
        List.of(Analytes.SYMPTOMS, Analytes.CONTRACEPTION, Analytes.BREASTFEEDING).stream()
                .map(analytes::get)
                .filter(question ->
                        question.only() == null || question.only().equals(childbearing.askedAs(patient.number())))
                .forEach(question -> questions.put(question.code(), question));
        return questions;
    }
}
