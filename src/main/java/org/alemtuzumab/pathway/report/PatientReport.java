package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/**
 * What anyone of the care team reported of a patient.
 *
 * @param severe of an infection: whether it is, or may be, severe (SCR-03); null where nothing was told of it
 * @param settlement of a departure: how it was settled (MON-09); of what was another patient's: taken back; null while it is not
 */
public record PatientReport(
        @Id Long id,
        String patientNumber,
        Kind kind,
        LocalDate happenedOn,
        String details,
        String reportedBy,
        OffsetDateTime reportedAt,
        LocalDate resolvedOn,
        String resolution,
        Boolean severe,
        Settlement settlement) {

    /** What was reported. */
    public enum Kind implements Spelled {
        SYMPTOMS("new symptoms"),
        INFECTION("infection"),
        MS_ACTIVITY("MS activity has returned"),
        OTHER_RESULTS("results that no open task asks for"),
        PREGNANCY("pregnancy"),
        PREGNANCY_ENDED("end of a pregnancy"),
        VACCINATION("vaccine given"),
        LIVE_VACCINE("live vaccine wanted"),
        ADMISSION("admission to hospital"),
        PERSONAL_DATA("correction of sex or organs"),
        WITHDRAWAL("withdrawal from the treatment"),
        ABSENCE("planned absence"),
        ABSENCE_ENDED("absence that ends earlier or does not take place"),
        MOVE("move to another centre"),
        LOST_TO_FOLLOW_UP("patient cannot be reached"),
        MONITORING_REFUSED("refusal of further monitoring"),
        COURSE_ELSEWHERE("course given at another centre"),
        DEATH("death");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Kinds that name symptoms, to be judged with the results on file. */
        boolean tellsSymptoms() {
            return this == SYMPTOMS || this == INFECTION;
        }

        /** Kinds after which the patient may leave our monitoring, once it is settled in writing. */
        boolean mayLeave() {
            return this == MOVE || this == LOST_TO_FOLLOW_UP || this == MONITORING_REFUSED;
        }
    }

    public enum Settlement implements Spelled {
        /** Monitoring goes on here. */
        STAYS,
        /** Another centre has accepted the monitoring in writing. */
        ACCEPTED,
        /** The patient refuses monitoring in writing. */
        REFUSED,
        /** It was another patient's: it counts no more (SAF-4). */
        TAKEN_BACK
    }

    boolean mayLeave() {
        return kind.mayLeave();
    }

    public boolean tellsSymptoms() {
        return kind.tellsSymptoms();
    }

    /** Whether it may be severe: what nobody has told counts as severe (SCR-03). */
    boolean maybeSevere() {
        return !Boolean.FALSE.equals(severe);
    }

    PatientReport told(boolean nowSevere) {
        return new PatientReport(
                id,
                patientNumber,
                kind,
                happenedOn,
                details,
                reportedBy,
                reportedAt,
                resolvedOn,
                resolution,
                nowSevere,
                settlement);
    }

    public String title() {
        return kind.title;
    }

    PatientReport remarked(String remark) {
        String all = details + "\nRemark: " + remark;
        return new PatientReport(
                id,
                patientNumber,
                kind,
                happenedOn,
                all.substring(0, Math.min(all.length(), 2000)),
                reportedBy,
                reportedAt,
                resolvedOn,
                resolution,
                severe,
                settlement);
    }

    PatientReport resolved(LocalDate on, String how) {
        return settled(settlement, on, how);
    }

    PatientReport settled(Settlement settledAs, LocalDate on, String how) {
        return new PatientReport(
                id, patientNumber, kind, happenedOn, details, reportedBy, reportedAt, on, how, severe, settledAs);
    }
}
