package org.alemtuzumab.pathway.vaccination;

import org.alemtuzumab.pathway.form.OnSubmission;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** What people submit in the process {@code vaccination} (SCR-08 to SCR-10). */
@Component
class VaccinationSubmissions {

    private final Vaccinations vaccinations;

    VaccinationSubmissions(Vaccinations vaccinations) {
        this.vaccinations = vaccinations;
    }

    @OnSubmission
    void recordVaricellaStatus(DelegateTask task, RecordVaricellaStatus found) {
        vaccinations.recordVaricella(
                VaccinationVariables.PATIENT_NUMBER.get(task), VaccinationVariables.COURSE_NUMBER.get(task), found);
    }

    @OnSubmission
    void recordVaccination(DelegateTask task, RecordVaccination recorded) {
        String patientNumber = VaccinationVariables.PATIENT_NUMBER.get(task);
        int courseNumber = VaccinationVariables.COURSE_NUMBER.get(task);
        vaccinations.record(patientNumber, courseNumber, recorded);
        VaccinationVariables.ANOTHER_DOSE_PLANNED.set(task, recorded.moreDoses());
        VaccinationVariables.OPEN_VACCINATION_RULES.set(task, vaccinations.openRules(patientNumber, courseNumber));
    }

    @OnSubmission
    void decideOnVaccination(DelegateTask task, DecideOnVaccination decided) {
        vaccinations.decide(
                VaccinationVariables.PATIENT_NUMBER.get(task), VaccinationVariables.COURSE_NUMBER.get(task), decided);
        VaccinationVariables.VACCINATE_FIRST.set(task, decided.vaccinateFirst());
    }
}
