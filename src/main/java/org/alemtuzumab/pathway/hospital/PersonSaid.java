package org.alemtuzumab.pathway.hospital;

import java.time.OffsetDateTime;

/**
 * What a message of the hospital says of one patient.
 *
 * @param died the day of death as the message gives it, or {@link #DAY_UNKNOWN}; null where the patient is not said to have died
 */
public record PersonSaid(
        Said familyName,
        Said givenName,
        Said address,
        Said telephone,
        Said email,
        Said language,
        Said generalPractitioner,
        String died) {

    /** The patient has died, and no day is told. */
    public static final String DAY_UNKNOWN = "yes";

    Person after(Person before, OffsetDateTime at) {
        return new Person(
                before.id(),
                before.patientNumber(),
                familyName.after(before.familyName()),
                givenName.after(before.givenName()),
                address.after(before.address()),
                telephone.after(before.telephone()),
                email.after(before.email()),
                language.after(before.language()),
                generalPractitioner.after(before.generalPractitioner()),
                at);
    }
}
