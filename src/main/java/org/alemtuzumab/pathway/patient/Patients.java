package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alemtuzumab.pathway.database.ReadOnce;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** The age in years beyond which a date of birth is a slip of the pen, not a patient. */
    private static final int OLDEST_YEARS = 120;

    private final PatientRepository patients;
    private final OtherNumberRepository otherNumbers;
    private final JdbcClient database;
    private final ClinicTime time;

    Patients(PatientRepository patients, OtherNumberRepository otherNumbers, JdbcClient database, ClinicTime time) {
        this.patients = patients;
        this.otherNumbers = otherNumbers;
        this.database = database;
        this.time = time;
    }

    /**
     * Waits until nobody else stores or judges results of this patient, and keeps others waiting until the transaction ends:
     * the same sample in two messages is one result, and a finding is raised once, on however many nodes.
     */
    public void takeTurn(String number) {
        boolean known = database.sql("select patient_number from patient_turn where patient_number = ? for update")
                .param(number)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            database.sql("insert into patient_turn (patient_number) values (?)")
                    .param(number)
                    .update();
        }
        ReadOnce.forget();
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
     * @throws SubmissionRefused while a pathway of this number is under way, or of one that differs in upper and lower case
     *     only; when the date of birth lies ahead, is no living person's, or is another than that on record
     */
    public Patient enrol(String number, String sex, LocalDate birthDate, String profile, String indication) {
        SubmissionRefused.throwAny(problems(number, birthDate));
        Optional<Patient> known = find(number);
        takeTurn(number);
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

    /** Why nobody can be enrolled with this number and date of birth, a sentence each; empty where somebody can. */
    public List<String> problems(String number, LocalDate birthDate) {
        List<String> problems = new ArrayList<>();
        Optional<Patient> known = find(number);
        if (birthDate.isAfter(time.today())) {
            problems.add("Date of birth: %s lies in the future".formatted(birthDate));
        }
        if (birthDate.isBefore(time.today().minusYears(OLDEST_YEARS))) {
            problems.add(
                    "Date of birth: %s is more than %d years ago. Check the year".formatted(birthDate, OLDEST_YEARS));
        }
        if (known.filter(Patient::active).isPresent()) {
            problems.add(
                    "Patient number: %s is already enrolled and under way. Open the running pathway instead, or correct the number"
                            .formatted(number));
        }
        otherNumbers
                .findByNumber(number)
                .ifPresent(other -> problems.add(
                        "Patient number: %s is another number of patient %s, to whose file it was joined. Enrol by that one"
                                .formatted(number, other.patientNumber())));
        if (known.isEmpty() && patients.countWrittenOtherwise(number) > 0) {
            problems.add(
                    "Patient number: %s is on record with other upper and lower case letters. Write it as the hospital record does"
                            .formatted(number));
        }
        if (known.filter(patient -> !patient.active() && !patient.birthDate().equals(birthDate))
                .isPresent()) {
            problems.add("Date of birth: %s is on record with another one. Check both against the hospital record"
                    .formatted(number));
        }
        return problems;
    }

    /** Those whose pathway runs, by number. */
    public List<Patient> active() {
        return patients.findByActiveNumberIsNotNullOrderByNumber();
    }

    /** Treats the patient by another label profile from now on. */
    public void changeProfile(String number, String profile) {
        patients.save(get(number).withProfile(profile));
    }

    /** SCR-23: the sex was recorded wrongly. @return what was recorded until now */
    public String correctSex(String number, String sex) {
        Patient patient = get(number);
        patients.save(patient.withSex(sex));
        return patient.sex();
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
