package org.alemtuzumab.pathway.mixup;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/**
 * What somebody says belongs to another patient, or was confirmed wrongly, and what became of it.
 *
 * @param patientNumber in whose record it stood
 * @param happenedOn the day of the sample or of the report; null of a message
 * @param accession the laboratory's number of the sample, where the day has several
 * @param diseaseCode of a disease that was confirmed wrongly; else null
 * @param rightPatientNumber whose it is; null while nobody knows
 * @param decision null until another person has decided
 */
record MixUp(
        @Id Long id,
        String patientNumber,
        Kind kind,
        LocalDate happenedOn,
        String accession,
        Long messageId,
        Long reportId,
        String rightPatientNumber,
        String reason,
        String reportedBy,
        OffsetDateTime reportedAt,
        Decision decision,
        String decidedBy,
        OffsetDateTime decidedAt,
        String remark,
        String whatWasDone,
        String settledBy,
        OffsetDateTime settledAt,
        String diseaseCode) {

    enum Kind implements Spelled {
        /** The results of a day. */
        RESULTS,
        /** A laboratory's message. */
        MESSAGE,
        REPORT,
        /** It is this patient's, and was confirmed wrongly (SCR-20). */
        DISEASE
    }

    enum Decision implements Spelled {
        TAKE_BACK,
        KEEP
    }

    MixUp decided(ConfirmMixUp as, String by, OffsetDateTime at) {
        return new MixUp(
                id,
                patientNumber,
                kind,
                happenedOn,
                accession,
                messageId,
                reportId,
                rightPatientNumber,
                reason,
                reportedBy,
                reportedAt,
                as.decision(),
                by,
                at,
                as.remark().orElse(null),
                whatWasDone,
                settledBy,
                settledAt,
                diseaseCode);
    }

    MixUp belongingTo(String right) {
        return new MixUp(
                id,
                patientNumber,
                kind,
                happenedOn,
                accession,
                messageId,
                reportId,
                right,
                reason,
                reportedBy,
                reportedAt,
                decision,
                decidedBy,
                decidedAt,
                remark,
                whatWasDone,
                settledBy,
                settledAt,
                diseaseCode);
    }

    MixUp settled(String done, String by, OffsetDateTime at) {
        return new MixUp(
                id,
                patientNumber,
                kind,
                happenedOn,
                accession,
                messageId,
                reportId,
                rightPatientNumber,
                reason,
                reportedBy,
                reportedAt,
                decision,
                decidedBy,
                decidedAt,
                remark,
                done,
                by,
                at,
                diseaseCode);
    }
}
