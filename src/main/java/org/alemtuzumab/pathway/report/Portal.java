package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.evaluation.Triage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What another system of the hospital tells of a patient: symptoms, and the answers to the monthly questions. */
@Component
@Transactional
public class Portal {

    private final PatientReports reports;
    private final SafetyEvents safetyEvents;
    private final MonthlyAnswers monthlyAnswers;

    Portal(PatientReports reports, SafetyEvents safetyEvents, MonthlyAnswers monthlyAnswers) {
        this.reports = reports;
        this.safetyEvents = safetyEvents;
        this.monthlyAnswers = monthlyAnswers;
    }

    /**
     * Takes symptoms, and sees to it that a nurse is asked to tell the patient.
     *
     * @param birthDate second identifier: another date of birth is refused
     * @param happenedOn the day on which the symptoms were there
     * @param symptoms answers by symptom, named as in {@code bpmn/analytes.yaml}, such as bleeding: mucosal
     * @param sender who is logged in
     * @return what follows
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused saying what must be corrected
     */
    public List<Triage> report(
            String patientNumber,
            LocalDate birthDate,
            LocalDate happenedOn,
            String details,
            Map<String, String> symptoms,
            String sender) {
        KnownAnswers.require(symptoms, safetyEvents.known(), "symptom");
        PatientReport report =
                reports.record(patientNumber, birthDate, PatientReport.Kind.SYMPTOMS, happenedOn, details, sender);
        safetyEvents.take(report, symptoms);
        safetyEvents.tell(report, false);
        return safetyEvents.triage(report);
    }

    /**
     * Takes the patient's answers to the questions of a monthly round: all is well, or contraception is not.
     *
     * @param answeredOn the day of the answers; it says which round they belong to
     * @param answers by question: symptoms (none), contraception (yes, no, notNeeded; of women only)
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused saying what must be corrected
     */
    public void answer(
            String patientNumber,
            LocalDate birthDate,
            LocalDate answeredOn,
            Map<String, String> answers,
            String sender) {
        monthlyAnswers.take(patientNumber, birthDate, answeredOn, answers, sender);
    }
}
