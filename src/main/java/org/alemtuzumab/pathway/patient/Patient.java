package org.alemtuzumab.pathway.patient;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** A patient of the clinic, by number. Active while a pathway runs. */
public record Patient(
        @Id Long id,
        String number,
        String activeNumber,
        String sex,
        LocalDate birthDate,
        String profile,
        String indication,
        OffsetDateTime enrolledAt,
        String outcome,
        LocalDate outcomeOn) {

    public boolean active() {
        return activeNumber != null;
    }

    public boolean female() {
        return "female".equals(sex);
    }

    Patient withOutcome(String newOutcome, LocalDate on) {
        return new Patient(id, number, activeNumber, sex, birthDate, profile, indication, enrolledAt, newOutcome, on);
    }

    Patient withSex(String newSex) {
        return new Patient(
                id, number, activeNumber, newSex, birthDate, profile, indication, enrolledAt, outcome, outcomeOn);
    }

    Patient withProfile(String newProfile) {
        return new Patient(
                id, number, activeNumber, sex, birthDate, newProfile, indication, enrolledAt, outcome, outcomeOn);
    }

    Patient released() {
        return new Patient(id, number, null, sex, birthDate, profile, indication, enrolledAt, outcome, outcomeOn);
    }
}
