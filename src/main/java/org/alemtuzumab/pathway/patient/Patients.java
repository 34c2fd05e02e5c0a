package org.alemtuzumab.pathway.patient;

import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The patients of the clinic. */
@Component
@Transactional
public class Patients {

    private final PatientRepository patients;
    private final ClinicTime time;

    Patients(PatientRepository patients, ClinicTime time) {
        this.patients = patients;
        this.time = time;
    }

    public Optional<Patient> find(String number) {
        return patients.findByNumber(number);
    }

    /** @throws IllegalArgumentException when nobody has this number */
    public Patient get(String number) {
        return find(number).orElseThrow(() -> new IllegalArgumentException("No patient has this number"));
    }

    /** Records how the patient's pathway ended; the first outcome stands. */
    public void end(String number, String outcome) {
        Patient patient = get(number);
        if (patient.outcome() == null) {
            patients.save(patient.withOutcome(outcome, time.today()));
        }
    }

    /** Lets the number go, so that the patient may be enrolled again: when the last process of the pathway has ended. */
    public void release(String number) {
        patients.save(get(number).released());
    }
}
