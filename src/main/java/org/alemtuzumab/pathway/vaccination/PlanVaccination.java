package org.alemtuzumab.pathway.vaccination;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Whether immunity to varicella is on record: it is for life (SCR-09). */
@Component("planVaccination")
class PlanVaccination implements JavaDelegate {

    private final Vaccinations vaccinations;

    PlanVaccination(Vaccinations vaccinations) {
        this.vaccinations = vaccinations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        VaccinationVariables.VARICELLA_IMMUNE.set(
                execution,
                vaccinations
                        .varicella(VaccinationVariables.PATIENT_NUMBER.get(execution))
                        .filter(Vaccinations.IMMUNE::equals)
                        .isPresent());
    }
}
