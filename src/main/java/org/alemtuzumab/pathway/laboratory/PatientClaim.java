package org.alemtuzumab.pathway.laboratory;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.order.OrderNumber;

/**
 * Whom a message names.
 *
 * @param identifiers in the message's order
 * @param birthDate ISO date, or its year or month alone; null where the message does not say
 * @param name as the message has it, shown to whoever assigns it; null where the message does not say
 * @param order the number of this clinic's order that it answers; null where it names none of ours
 */
record PatientClaim(List<Identifier> identifiers, String birthDate, String name, String order) {

    PatientClaim {
        identifiers = List.copyOf(identifiers);
    }

    PatientClaim(List<Identifier> identifiers, String birthDate, String name) {
        this(identifiers, birthDate, name, null);
    }

    /** The same, answering the first of these numbers that is one of our orders'. */
    PatientClaim answering(Stream<String> placerNumbers) {
        return placerNumbers
                .map(OrderNumber::of)
                .flatMap(Optional::stream)
                .findFirst()
                .map(number -> new PatientClaim(identifiers, birthDate, name, number.toString()))
                .orElse(this);
    }

    /**
     * @param systems who assigned the value, under every name that the message gives; empty for a plain one
     * @param ofPatient whether a plain value may be the patient's number: not that of a visit, an account or a passport, nor
     *     one that no longer holds
     */
    record Identifier(List<String> systems, boolean ofPatient, String value) {

        /** Kinds of identifier (table 0203) that a number of the patient may have. */
        private static final Set<String> OF_PATIENT = Set.of("MR", "PI", "PN", "PT");

        /** Whether an identifier of these kinds may be the patient's number; one that names no kind may. */
        static boolean ofPatient(Collection<String> kinds) {
            return kinds.isEmpty() || kinds.stream().anyMatch(OF_PATIENT::contains);
        }

        Identifier {
            systems = systems.stream()
                    .filter(Objects::nonNull)
                    .map(String::strip)
                    .filter(system -> !system.isEmpty())
                    .toList();
            value = value.strip();
        }

        boolean plain() {
            return systems.isEmpty();
        }
    }

    /** For the person who assigns the message. */
    String inWords() {
        String numbers = identifiers.stream()
                .map(each ->
                        each.plain() ? each.value() : each.value() + " (" + String.join(", ", each.systems()) + ")")
                .collect(Collectors.joining(", "));
        return (numbers.isEmpty() ? "no identifier" : numbers)
                + (birthDate == null ? "" : ", born " + birthDate)
                + (name == null ? "" : ", " + name)
                + (order == null ? "" : ", order " + order);
    }
}
