package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;
import org.springframework.data.annotation.Id;

/**
 * What anyone of the care team reported of a patient.
 *
 * @param severe of an infection: whether it is, or may be, severe (SCR-03); null where nothing was told of it
 * @param settlement of a departure: how it was settled, {@link #STAYS}, {@link #ACCEPTED} or {@link #REFUSED} (MON-09);
 *     {@link #TAKEN_BACK} of what was another patient's; null while it is not
 */
public record PatientReport(
        @Id Long id,
        String patientNumber,
        String kind,
        LocalDate happenedOn,
        String details,
        String reportedBy,
        OffsetDateTime reportedAt,
        LocalDate resolvedOn,
        String resolution,
        Boolean severe,
        String settlement) {

    public static final String SYMPTOMS = "symptoms";
    public static final String INFECTION = "infection";
    public static final String MS_ACTIVITY = "msActivity";
    public static final String OTHER_RESULTS = "otherResults";
    public static final String PREGNANCY = "pregnancy";
    public static final String PREGNANCY_ENDED = "pregnancyEnded";
    public static final String VACCINATION = "vaccination";
    public static final String LIVE_VACCINE = "liveVaccine";
    public static final String ADMISSION = "admission";
    public static final String PERSONAL_DATA = "personalData";
    public static final String WITHDRAWAL = "withdrawal";
    public static final String MOVE = "move";
    public static final String LOST_TO_FOLLOW_UP = "lostToFollowUp";
    public static final String MONITORING_REFUSED = "monitoringRefused";
    public static final String ABSENCE = "absence";
    public static final String ABSENCE_ENDED = "absenceEnded";
    public static final String COURSE_ELSEWHERE = "courseElsewhere";
    public static final String DEATH = "death";

    /** Monitoring goes on here. */
    public static final String STAYS = "stays";
    /** Another centre has accepted the monitoring in writing. */
    public static final String ACCEPTED = "accepted";
    /** The patient refuses monitoring in writing. */
    public static final String REFUSED = "refused";
    /** It was another patient's: it counts no more (SAF-4). */
    static final String TAKEN_BACK = "takenBack";

    /** Kinds after which the patient may leave our monitoring, once it is settled in writing. */
    boolean mayLeave() {
        return Set.of(MOVE, LOST_TO_FOLLOW_UP, MONITORING_REFUSED).contains(kind);
    }

    /** Kinds that name symptoms, to be judged with the results on file. */
    public boolean tellsSymptoms() {
        return Set.of(SYMPTOMS, INFECTION).contains(kind);
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
        return switch (kind) {
            case SYMPTOMS -> "new symptoms";
            case INFECTION -> "infection";
            case MS_ACTIVITY -> "MS activity has returned";
            case OTHER_RESULTS -> "results that no open task asks for";
            case PREGNANCY -> "pregnancy";
            case PREGNANCY_ENDED -> "end of a pregnancy";
            case VACCINATION -> "vaccine given";
            case LIVE_VACCINE -> "live vaccine wanted";
            case ADMISSION -> "admission to hospital";
            case PERSONAL_DATA -> "correction of sex or organs";
            case WITHDRAWAL -> "withdrawal from the treatment";
            case MOVE -> "move to another centre";
            case LOST_TO_FOLLOW_UP -> "patient cannot be reached";
            case MONITORING_REFUSED -> "refusal of further monitoring";
            case ABSENCE -> "planned absence";
            case ABSENCE_ENDED -> "absence that ends earlier or does not take place";
            case COURSE_ELSEWHERE -> "course given at another centre";
            case DEATH -> "death";
            default -> kind;
        };
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

    PatientReport settled(String settledAs, LocalDate on, String how) {
        return new PatientReport(
                id, patientNumber, kind, happenedOn, details, reportedBy, reportedAt, on, how, severe, settledAs);
    }
}
