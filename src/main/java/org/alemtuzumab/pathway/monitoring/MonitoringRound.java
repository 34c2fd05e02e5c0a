package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.results.Analytes;
import org.springframework.data.annotation.Id;

/**
 * One monthly round after an anchor, with its window [opensOn, closesOn) (MON-06).
 *
 * @param panel codes of what is due, comma-separated, as the table {@code roundPanel} gave them when the round opened
 * @param profile the version of the label profile that gave them and judges the round, such as "STRICT" or "STRICT/2"
 */
public record MonitoringRound(
        @Id Long id,
        String patientNumber,
        LocalDate anchor,
        int roundNumber,
        LocalDate opensOn,
        LocalDate dueOn,
        LocalDate closesOn,
        OffsetDateTime openedAt,
        OffsetDateTime closedAt,
        String state,
        String panel,
        String profile) {

    public static final String OPEN = "OPEN";
    public static final String COMPLETE = "COMPLETE";
    public static final String PARTIAL = "PARTIAL";
    public static final String MISSED = "MISSED";
    public static final String SUPERSEDED = "SUPERSEDED";
    public static final String LATE_COMPLETE = "LATE_COMPLETE";
    public static final String LATE_PARTIAL = "LATE_PARTIAL";

    /** What a patient is asked, without a sample. */
    private static final Set<String> QUESTIONS =
            Set.of(Analytes.SYMPTOMS, Analytes.CONTRACEPTION, Analytes.BREASTFEEDING, Analytes.LISTERIA_DIET);

    static MonitoringRound opened(
            String patientNumber, RoundDates dates, List<String> panel, String profile, OffsetDateTime at) {
        return new MonitoringRound(
                null,
                patientNumber,
                dates.anchor(),
                dates.number(),
                dates.opensOn(),
                dates.dueOn(),
                dates.closesOn(),
                at,
                null,
                OPEN,
                String.join(",", panel),
                profile);
    }

    public boolean open() {
        return OPEN.equals(state);
    }

    /** Whether everything that it asked for has come, in time or late. */
    boolean complete() {
        return COMPLETE.equals(state) || LATE_COMPLETE.equals(state);
    }

    public boolean missed() {
        return MISSED.equals(state);
    }

    /** The codes of {@link #panel}. */
    public List<String> items() {
        return List.of(panel.split(","));
    }

    /** Those that come from a sample or an examination. Asking the patient alone is not a round that was done. */
    List<String> samples() {
        return items().stream().filter(item -> !QUESTIONS.contains(item)).toList();
    }

    /** Whether a sample of this day was taken in the window. */
    boolean covers(LocalDate day) {
        return !day.isBefore(opensOn) && day.isBefore(closesOn);
    }

    MonitoringRound closed(String newState, OffsetDateTime at) {
        return in(newState, at);
    }

    MonitoringRound in(String newState) {
        return in(newState, closedAt);
    }

    private MonitoringRound in(String newState, OffsetDateTime newClosedAt) {
        return new MonitoringRound(
                id,
                patientNumber,
                anchor,
                roundNumber,
                opensOn,
                dueOn,
                closesOn,
                openedAt,
                newClosedAt,
                newState,
                panel,
                profile);
    }
}
