package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** What still applies at an age, by the owner's table {@code askedByAge}; which organs there are is another question (SCR-23). */
@Component
public class AskedByAge {

    /** What may cease to apply with age. */
    public enum Item {
        PREGNANCY,
        MENSES,
        CONTRACEPTION,
        HPV
    }

    private final Decisions decisions;
    private final Patients patients;
    private final Organs organs;
    private final ClinicTime time;

    AskedByAge(Decisions decisions, Patients patients, Organs organs, ClinicTime time) {
        this.decisions = decisions;
        this.patients = patients;
        this.organs = organs;
        this.time = time;
    }

    /** Whether it is asked for today. */
    public boolean asked(String patientNumber, Item item) {
        return asked(patients.get(patientNumber), item, time.today());
    }

    /** Whether it is asked for at the patient's age of that day, in full years. */
    public boolean asked(Patient patient, Item item, LocalDate day) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("item", item.name().toLowerCase(Locale.ROOT));
        facts.put("age", Period.between(patient.birthDate(), day).getYears());
        return !Boolean.FALSE.equals(decisions.setting("askedByAge", facts).get("asked"));
    }

    /** Whether an HPV screen is asked for: there is a cervix, or nobody knows. */
    public boolean hpv(String patientNumber) {
        return organs.there(patientNumber, Organ.CERVIX) && asked(patientNumber, Item.HPV);
    }
}
