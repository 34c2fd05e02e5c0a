package org.alemtuzumab.pathway.mixup;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What somebody says belongs to another patient, or was confirmed wrongly, and what became of it.
 *
 * @param patientNumber in whose record it stood
 * @param happenedOn the day of the sample or of the report; null of a message
 * @param accession the laboratory's number of the sample, where the day has several
 * @param diseaseCode of a disease that was confirmed wrongly; else null
 * @param rightPatientNumber whose it is; null while nobody knows
 * @param decision {@link #TAKE_BACK} or {@link #KEEP}; null until another person has decided
 */
record MixUp(
        @Id Long id,
        String patientNumber,
        String kind,
        LocalDate happenedOn,
        String accession,
        Long messageId,
        Long reportId,
        String rightPatientNumber,
        String reason,
        String reportedBy,
        OffsetDateTime reportedAt,
        String decision,
        String decidedBy,
        OffsetDateTime decidedAt,
        String remark,
        String whatWasDone,
        String settledBy,
        OffsetDateTime settledAt,
        String diseaseCode) {

    static final String MESSAGE = "message";
    static final String REPORT = "report";
    /** It is this patient's, and was confirmed wrongly (SCR-20). */
    static final String DISEASE = "disease";

    static final String TAKE_BACK = "takeBack";
    static final String KEEP = "keep";

    MixUp decided(String as, String by, OffsetDateTime at, String why) {
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
                as,
                by,
                at,
                why,
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
