package org.alemtuzumab.pathway.hospital;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * Something that the hospital says of a patient, and that a person decides on.
 *
 * @param kind {@link #DEATH}, {@link #BIRTH_DATE} or {@link #MERGED}
 * @param said a day, or another number of the patient's; said once more while it is looked into, or was found true, it is the same notice
 * @param decision what a person has decided; null until then
 * @param confirmedBy the second person, of numbers that were merged; null until then
 */
record HospitalNotice(
        @Id Long id,
        String patientNumber,
        String kind,
        String said,
        OffsetDateTime toldAt,
        String decision,
        String remark,
        String decidedBy,
        OffsetDateTime decidedAt,
        String confirmedBy,
        OffsetDateTime confirmedAt) {

    /** The patient has died (MON-09). */
    static final String DEATH = "death";
    /** The patient was born on another day than is on file here. */
    static final String BIRTH_DATE = "birthDate";
    /** Another number is the same person's. */
    static final String MERGED = "merged";

    static HospitalNotice of(String patientNumber, String kind, String said, OffsetDateTime at) {
        return new HospitalNotice(null, patientNumber, kind, said, at, null, null, null, null, null, null);
    }

    /**
     * Whether this is what is said again: it is being looked into, or was found true; a day that was found wrong is
     * repeated by every message.
     */
    boolean answers(String saidAgain) {
        boolean looking = decision == null && (!kind.equals(MERGED) || said.equals(saidAgain));
        boolean known = said.equals(saidAgain)
                && (kind.equals(BIRTH_DATE)
                        || kind.equals(DEATH) && !said.equals(PersonSaid.DAY_UNKNOWN)
                        || SettleHospitalReport.Truth.RIGHT.spelled().equals(decision)
                        || OnePerson.JOIN.spelled().equals(decision));
        return looking || known;
    }

    HospitalNotice decided(String as, String why, String by, OffsetDateTime at) {
        return new HospitalNotice(id, patientNumber, kind, said, toldAt, as, why, by, at, null, null);
    }

    HospitalNotice confirmed(String as, String why, String by, OffsetDateTime at) {
        return new HospitalNotice(id, patientNumber, kind, said, toldAt, as, why, decidedBy, decidedAt, by, at);
    }
}
