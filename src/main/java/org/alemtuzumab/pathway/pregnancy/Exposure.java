package org.alemtuzumab.pathway.pregnancy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether alemtuzumab reached a pregnancy: an infusion in it, or conception less than four months after one (PRG-1, S4).
 *
 * @param reason what it rests on, in words
 */
record Exposure(Kind kind, String reason) {

    enum Kind {
        NONE,
        EXPOSED,
        /** It depends on a day that is not known: a person decides. */
        UNKNOWN
    }

    Exposure {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(reason);
    }

    /**
     * @param conceptions every day on which it may have begun by what was told; empty where nothing was
     * @param knownOn the day of the positive test: it had begun by then
     * @param endedOn its end; null while it goes on
     * @param infusions the days of all infusions begun
     * @param months how many calendar months after an infusion a conception counts
     */
    static Exposure of(
            List<LocalDate> conceptions, LocalDate knownOn, LocalDate endedOn, List<LocalDate> infusions, int months) {
        List<LocalDate> before = infusions.stream()
                .filter(day -> endedOn == null || !day.isAfter(endedOn))
                .toList();
        if (before.isEmpty()) {
            return new Exposure(Kind.NONE, "No infusion was given before or in this pregnancy.");
        }
        Set<Kind> kinds = new HashSet<>();
        conceptions.forEach(day -> kinds.add(begunOn(day, before, months).kind()));
        if (kinds.equals(Set.of(Kind.EXPOSED))) {
            return begunOn(conceptions.get(0), before, months);
        }
        LocalDate last = before.get(before.size() - 1);
        if (last.isAfter(knownOn)) {
            return new Exposure(Kind.EXPOSED, "Infusion on %s, in the pregnancy.".formatted(last));
        }
        if (knownOn.isBefore(last.plusMonths(months))) {
            return new Exposure(
                    Kind.EXPOSED,
                    "Positive test on %s, less than %d months after the infusion on %s."
                            .formatted(knownOn, months, last));
        }
        return kinds.size() == 1
                ? begunOn(conceptions.get(0), before, months)
                : new Exposure(
                        Kind.UNKNOWN,
                        "Last infusion on %s; %s."
                                .formatted(
                                        last,
                                        kinds.isEmpty()
                                                ? "the day of conception is not known"
                                                : "the days told of the conception do not agree"));
    }

    /** @param infusions the days of the infusions before its end, not empty */
    private static Exposure begunOn(LocalDate conception, List<LocalDate> infusions, int months) {
        return infusions.stream()
                .filter(day -> !day.isBefore(conception) || conception.isBefore(day.plusMonths(months)))
                .reduce((earlier, later) -> later)
                .map(day -> new Exposure(
                        Kind.EXPOSED,
                        day.isBefore(conception)
                                ? "Conception about %s, less than %d months after the infusion on %s."
                                        .formatted(conception, months, day)
                                : "Infusion on %s, in the pregnancy that began about %s.".formatted(day, conception)))
                .orElseGet(() -> new Exposure(
                        Kind.NONE,
                        "Conception about %s, %d months or more after the infusion on %s."
                                .formatted(conception, months, infusions.get(infusions.size() - 1))));
    }
}
