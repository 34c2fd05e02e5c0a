package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The patients of the clinic. */
@Component
@Transactional
public class Patients {

    /** How a pathway ends. */
    public static final String MONITORING_COMPLETED = "MONITORING_COMPLETED";

    public static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";
    public static final String WITHDRAWN = "WITHDRAWN";
    public static final String DIED = "DIED";
    public static final String MOVED = "MOVED";
    public static final String REFUSED_MONITORING = "REFUSED_MONITORING";

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

    /**
     * Enrols a patient, or takes back one whose pathway has ended.
     *
     * @throws SubmissionRefused while a pathway of this number is under way, or when the date of birth lies ahead
     */
    public Patient enrol(String number, String sex, LocalDate birthDate, String profile, String indication) {
        if (birthDate.isAfter(time.today())) {
            throw new SubmissionRefused("Date of birth: %s lies in the future".formatted(birthDate));
        }
        Optional<Patient> known = find(number);
        if (known.filter(Patient::active).isPresent()) {
            throw new SubmissionRefused(
                    "Patient number: %s is already enrolled and under way. Open the running pathway instead, or correct the number"
                            .formatted(number));
        }
        return patients.save(new Patient(
                known.map(Patient::id).orElse(null),
                number,
                number,
                sex,
                birthDate,
                profile,
                indication,
                time.now(),
                null,
                null));
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
