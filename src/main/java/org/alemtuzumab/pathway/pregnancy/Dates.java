package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was told of the beginning of a pregnancy; what was not told is null.
 *
 * @param testedOn day of the positive test
 * @param lastMensesOn first day of the last menses
 * @param conceivedOn day of conception
 * @param gestationDays gestational age on the day of the test, counted from the last menses
 */
public record Dates(LocalDate testedOn, LocalDate lastMensesOn, LocalDate conceivedOn, Integer gestationDays) {

    public Dates {
        Objects.requireNonNull(testedOn);
    }

    /** Only the day of the test is known. */
    public static Dates of(LocalDate testedOn) {
        return new Dates(testedOn, null, null, null);
    }

    /** What was told later completes and corrects what was told before; the first test stays. */
    Dates completedBy(Dates later) {
        LocalDate first = later.testedOn.isBefore(testedOn) ? later.testedOn : testedOn;
        return new Dates(
                first,
                Optional.ofNullable(later.lastMensesOn).orElse(lastMensesOn),
                Optional.ofNullable(later.conceivedOn).orElse(conceivedOn),
                Optional.ofNullable(later.gestationOn(first)).orElseGet(() -> gestationOn(first)));
    }

    /** The gestational age as it was on that day; null where none was told, or it had not begun. */
    private Integer gestationOn(LocalDate day) {
        if (gestationDays == null) {
            return null;
        }
        long then = gestationDays - ChronoUnit.DAYS.between(day, testedOn);
        return then < 0 ? null : (int) then;
    }

    /**
     * Every day of conception that follows from what was told, the most certain first.
     *
     * @param afterMenses days from the first day of the last menses to conception
     */
    List<LocalDate> conceptions(int afterMenses) {
        return Stream.of(
                        conceivedOn,
                        gestationDays == null
                                ? null
                                : testedOn.minusDays(gestationDays).plusDays(afterMenses),
                        lastMensesOn == null ? null : lastMensesOn.plusDays(afterMenses))
                .filter(Objects::nonNull)
                .toList();
    }
}
