package org.alemtuzumab.pathway.patient;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The numbers under which a patient's file is found: its own, and those that were joined to it. */
@Component
@Transactional
public class OtherNumbers {

    private final OtherNumberRepository numbers;
    private final Patients patients;

    OtherNumbers(OtherNumberRepository numbers, Patients patients) {
        this.numbers = numbers;
        this.patients = patients;
    }

    /** Whose number this is. One that was joined leads to the file that goes on. */
    @Transactional(readOnly = true)
    public Optional<Patient> file(String number) {
        return numbers.findByNumber(number)
                .map(OtherNumber::patientNumber)
                .or(() -> Optional.of(number))
                .flatMap(patients::find);
    }

    /** From now on this number leads to the patient's file. */
    public void join(String number, String patientNumber, OffsetDateTime at) {
        Long known = numbers.findByNumber(number).map(OtherNumber::id).orElse(null);
        numbers.save(new OtherNumber(known, number, patientNumber, at));
    }
}
