package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.alemtuzumab.pathway.text.Spelled;
import org.springframework.data.annotation.Id;

/**
 * One pregnancy of a patient (PRG-1).
 *
 * @param openKey the patient's number until the end is recorded
 * @param testedOn day of the positive test
 * @param gestationDays gestational age on that day, counted from the last menses
 * @param conceptionOn the day that is reckoned with; null while it is not known
 * @param exposure one of {@link Exposure.Kind}
 * @param outcome null until the end is recorded
 */
public record Pregnancy(
        @Id Long id,
        String patientNumber,
        String openKey,
        String foundBy,
        LocalDate testedOn,
        LocalDate lastMensesOn,
        LocalDate conceivedOn,
        Integer gestationDays,
        LocalDate conceptionOn,
        Dating dating,
        Exposure.Kind exposure,
        String exposureReason,
        LocalDate expectedEndOn,
        LocalDate endReportedOn,
        LocalDate endedOn,
        Outcome outcome,
        Boolean breastfeeding,
        LocalDate breastfeedingUntil,
        String reportedBy,
        OffsetDateTime reportedAt,
        String closedBy,
        OffsetDateTime closedAt) {

    /** How it became known. */
    public static final String REPORT = "report";

    public static final String SCREENING = "screening";
    public static final String INFUSION_DAY = "infusionDay";

    /** How it ended. */
    enum Outcome implements Spelled {
        BIRTH,
        LOSS,
        TERMINATION,
        /** The test was wrong. */
        NOT_PREGNANT
    }

    /** How the day of conception is known. */
    enum Dating {
        /** Nothing is told of it, or what is told does not fit together: a person decides. */
        UNKNOWN,
        /** Computed from what was told. */
        ESTIMATED,
        /** A person set it. */
        DECIDED,
        /** A person said that it cannot be found out. */
        UNDATABLE
    }

    public Pregnancy {
        Objects.requireNonNull(patientNumber);
        Objects.requireNonNull(testedOn);
        Objects.requireNonNull(expectedEndOn);
        if ((dating == Dating.ESTIMATED || dating == Dating.DECIDED) != (conceptionOn != null)) {
            throw new IllegalArgumentException("Exactly a dated pregnancy has a day of conception");
        }
        if ((openKey == null) != (outcome != null)) {
            throw new IllegalArgumentException("Exactly an ended pregnancy has an outcome");
        }
    }

    /** Whether its end is not recorded yet. */
    public boolean open() {
        return openKey != null;
    }

    /** Whether the test turned out to be wrong. */
    boolean denied() {
        return outcome == Outcome.NOT_PREGNANT;
    }

    boolean exposed() {
        return exposure == Exposure.Kind.EXPOSED;
    }

    /** Whether a person still has to say when it began. */
    boolean toBeDated() {
        return dating == Dating.UNKNOWN;
    }

    /** From which day on what was judged before it was known is judged again. */
    LocalDate from() {
        return conceptionOn == null ? testedOn : conceptionOn;
    }

    Pregnancy told(Dates dates) {
        return with(dates, conceptionOn, dating, expectedEndOn);
    }

    Pregnancy dated(Dating how, LocalDate conception, LocalDate expectedEnd) {
        return with(dates(), conception, how, expectedEnd);
    }

    Dates dates() {
        return new Dates(testedOn, lastMensesOn, conceivedOn, gestationDays);
    }

    Pregnancy withExposure(Exposure found) {
        return copy(
                openKey,
                dates(),
                conceptionOn,
                dating,
                found,
                expectedEndOn,
                endReportedOn,
                endedOn,
                outcome,
                breastfeeding,
                breastfeedingUntil,
                closedBy,
                closedAt);
    }

    Pregnancy endReported(LocalDate on) {
        return ending(openKey, on, endedOn, outcome, breastfeeding, breastfeedingUntil, closedBy, closedAt);
    }

    Pregnancy ended(LocalDate on, Outcome how, Boolean breastfeeds, String by, OffsetDateTime at) {
        return ending(null, endReportedOn, on, Objects.requireNonNull(how), breastfeeds, null, by, at);
    }

    Pregnancy weaned(LocalDate on) {
        return ending(openKey, endReportedOn, endedOn, outcome, breastfeeding, on, closedBy, closedAt);
    }

    private Pregnancy with(Dates dates, LocalDate conception, Dating how, LocalDate expectedEnd) {
        return copy(
                openKey,
                dates,
                conception,
                how,
                new Exposure(exposure, exposureReason),
                expectedEnd,
                endReportedOn,
                endedOn,
                outcome,
                breastfeeding,
                breastfeedingUntil,
                closedBy,
                closedAt);
    }

    private Pregnancy ending(
            String key,
            LocalDate reported,
            LocalDate on,
            Outcome how,
            Boolean breastfeeds,
            LocalDate until,
            String by,
            OffsetDateTime at) {
        return copy(
                key,
                dates(),
                conceptionOn,
                dating,
                new Exposure(exposure, exposureReason),
                expectedEndOn,
                reported,
                on,
                how,
                breastfeeds,
                until,
                by,
                at);
    }

    private Pregnancy copy(
            String key,
            Dates dates,
            LocalDate conception,
            Dating how,
            Exposure found,
            LocalDate expectedEnd,
            LocalDate reported,
            LocalDate on,
            Outcome end,
            Boolean breastfeeds,
            LocalDate until,
            String by,
            OffsetDateTime at) {
        return new Pregnancy(
                id,
                patientNumber,
                key,
                foundBy,
                dates.testedOn(),
                dates.lastMensesOn(),
                dates.conceivedOn(),
                dates.gestationDays(),
                conception,
                how,
                found.kind(),
                found.reason(),
                expectedEnd,
                reported,
                on,
                end,
                breastfeeds,
                until,
                reportedBy,
                reportedAt,
                by,
                at);
    }
}
