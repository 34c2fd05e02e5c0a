package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.patient.Patient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The pregnancies of a patient as results are judged in them. It reads the tables of the package {@code pregnancy},
 * because that package is built on this one: a pregnancy raises findings.
 */
@Component
class KnownPregnancies {

    private record Dates(LocalDate testedOn, LocalDate conceptionOn, LocalDate endedOn) {}

    private final JdbcClient database;
    private final Decisions decisions;
    private final Organs organs;

    KnownPregnancies(JdbcClient database, Decisions decisions, Organs organs) {
        this.organs = organs;
        this.database = database;
        this.decisions = decisions;
    }

    Childbearing of(Patient patient) {
        return patient.female() || organs.there(patient.number(), org.alemtuzumab.pathway.patient.Organ.UTERUS)
                ? new Childbearing(true, gestations(patient.number()), mensesEndedOn(patient.number()))
                : new Childbearing(false, List.of(), null);
    }

    private List<Gestation> gestations(String patientNumber) {
        return database
                .sql(
                        "select tested_on, conception_on, ended_on from pregnancy "
                                + "where patient_number = :patientNumber and (outcome is null or outcome <> 'notPregnant') order by id")
                .param("patientNumber", patientNumber)
                .query(Dates.class)
                .list()
                .stream()
                .map(this::gestation)
                .toList();
    }

    private Gestation gestation(Dates dates) {
        return new Gestation(
                Optional.ofNullable(dates.conceptionOn()).orElse(dates.testedOn()),
                dates.endedOn(),
                Optional.ofNullable(dates.conceptionOn())
                        .map(conception -> conception.minusDays(conceptionAfterMenses()))
                        .orElse(null),
                this::tshRange);
    }

    private LocalDate mensesEndedOn(String patientNumber) {
        return database.sql("select min(known_on) from childbearing_end where patient_number = :patientNumber")
                .param("patientNumber", patientNumber)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }

    private int conceptionAfterMenses() {
        return ((Number) decisions
                        .setting("pregnancySettings", Map.of("setting", "conceptionAfterMensesDays"))
                        .get("value"))
                .intValue();
    }

    private Map<String, Object> tshRange(Integer gestationDays) {
        Map<String, Object> age = new HashMap<>();
        age.put("gestationDays", gestationDays);
        return decisions.setting("tshInPregnancy", age);
    }
}
