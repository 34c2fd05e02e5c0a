package org.alemtuzumab.pathway.laboratory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.alemtuzumab.pathway.laboratory.PatientClaim.Identifier;
import org.alemtuzumab.pathway.order.Orders;
import org.alemtuzumab.pathway.patient.OtherNumbers;
import org.alemtuzumab.pathway.patient.Patient;
import org.springframework.stereotype.Component;

/** Finds the one patient under way whom a message names by identifier, and whose order it answers; there is no nearest match. */
@Component
class PatientMatch {

    private final OtherNumbers numbers;
    private final Orders orders;
    private final List<String> systems;

    PatientMatch(OtherNumbers numbers, Orders orders, LaboratoryProperties laboratory) {
        this.numbers = numbers;
        this.orders = orders;
        this.systems = laboratory.patientSystems().stream()
                .map(PatientMatch::normalized)
                .toList();
    }

    /**
     * @param number whose results they are; null where that is not certain
     * @param problem why not, for the person who assigns them
     * @param ended whether they are those of a patient whose pathway has ended
     */
    record Match(String number, String problem, boolean ended) {

        private static Match of(Patient patient) {
            return new Match(patient.number(), null, false);
        }

        private static Match none(String problem) {
            return new Match(null, problem, false);
        }
    }

    /** What answers an order must be of the patient that was ordered for: else somebody looks which of the two is wrong. */
    Match match(PatientClaim claim) {
        Match named = byIdentifier(claim);
        if (claim.order() == null || named.ended()) {
            return named;
        }
        Optional<String> ordered = orders.patient(claim.order())
                .map(number -> numbers.file(number).map(Patient::number).orElse(number));
        if (ordered.isEmpty()) {
            return Match.none(sentences(
                    named.problem(), "It answers order %s, which was not placed here".formatted(claim.order())));
        }
        if (named.number() == null) {
            return Match.none(
                    sentences(named.problem(), "Its order %s is patient %s's".formatted(claim.order(), ordered.get())));
        }
        return ordered.get().equals(named.number())
                ? named
                : Match.none("It names patient %s, but answers order %s, which is patient %s's"
                        .formatted(named.number(), claim.order(), ordered.get()));
    }

    private static String sentences(String first, String second) {
        return first == null ? second : first + ". " + second;
    }

    private Match byIdentifier(PatientClaim claim) {
        Map<String, Patient> found = named(claim, this::ours);
        boolean certain = !found.isEmpty();
        found.putAll(named(claim, each -> each.plain() && each.ofPatient()));
        if (found.isEmpty()) {
            return Match.none("No patient of this clinic has any of its identifiers");
        }
        if (found.size() > 1) {
            return Match.none("Its identifiers name more than one patient: " + String.join(", ", found.keySet()));
        }
        Patient patient = found.values().iterator().next();
        if (!certain && claim.identifiers().stream().anyMatch(each -> !each.plain())) {
            return Match.none("The number %s does not say who gave it, and stands beside one of another hospital"
                    .formatted(patient.number()));
        }
        if (!patient.active()) {
            return new Match(null, "No pathway of patient %s is under way".formatted(patient.number()), true);
        }
        if (claim.birthDate() != null && !patient.birthDate().toString().startsWith(claim.birthDate())) {
            return Match.none("It names patient %s, born %s, but gives the birth date %s"
                    .formatted(patient.number(), patient.birthDate(), claim.birthDate()));
        }
        return Match.of(patient);
    }

    /** The first number that this clinic may have given the patient; empty where there is none. */
    Optional<String> number(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(this::ours)
                .findFirst()
                .or(() -> identifiers.stream()
                        .filter(each -> each.plain() && each.ofPatient())
                        .findFirst())
                .map(Identifier::value);
    }

    private Map<String, Patient> named(PatientClaim claim, Predicate<Identifier> counts) {
        Map<String, Patient> found = new LinkedHashMap<>();
        claim.identifiers().stream().filter(counts).forEach(each -> numbers.file(each.value())
                .ifPresent(patient -> found.put(patient.number(), patient)));
        return found;
    }

    private boolean ours(Identifier identifier) {
        return identifier.systems().stream().map(PatientMatch::normalized).anyMatch(systems::contains);
    }

    /** An object identifier is the same with and without its prefix. */
    private static String normalized(String system) {
        return system.strip().toLowerCase(Locale.ROOT).replaceFirst("^urn:oid:", "");
    }
}
