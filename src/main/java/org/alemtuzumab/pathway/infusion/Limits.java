package org.alemtuzumab.pathway.infusion;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * Which limits of the table assessVitalSigns a reading is beyond (INF-09).
 *
 * @param passed its rows that matched; empty where the reading is inside
 */
record Limits(List<Passed> passed) {

    enum Worse {
        HIGHER,
        LOWER
    }

    /**
     * One limit.
     *
     * @param worse null where the value is missing or no signature lets it pass
     * @param margin by how much worse ends a signature, in the unit of the sign
     * @param signedFor how long a signature holds; null where none does
     * @param nextReading within which time it is read again; null for the usual one
     */
    record Passed(
            Sign sign,
            Level level,
            String reason,
            Worse worse,
            Number margin,
            Duration signedFor,
            Duration nextReading) {

        private static Passed of(Map<String, Object> row) {
            return new Passed(
                    constant(Sign.class, row.get("sign")),
                    constant(Level.class, row.get("level")),
                    (String) row.get("reason"),
                    row.get("worse") == null ? null : constant(Worse.class, row.get("worse")),
                    (Number) row.get("margin"),
                    duration(row.get("signedFor")),
                    duration(row.get("nextReading")));
        }

        private static <E extends Enum<E>> E constant(Class<E> type, Object text) {
            return Spelling.read(type, (String) text).orElseThrow();
        }

        private static Duration duration(Object text) {
            return text == null ? null : Duration.parse((String) text);
        }

        /** Whether a value is worse than the one that was signed for by the margin or more. */
        boolean worsened(double signed, double now) {
            return (worse == Worse.HIGHER ? now - signed : signed - now) >= margin.doubleValue();
        }
    }

    static Limits of(List<Map<String, Object>> rows) {
        return new Limits(rows.stream().map(Passed::of).toList());
    }

    Level level() {
        return passed.stream().map(Passed::level).max(Comparator.naturalOrder()).orElse(Level.INSIDE);
    }

    /** The reasons, each once; "" where there is none. */
    String reasons() {
        return passed.stream().map(Passed::reason).distinct().collect(Collectors.joining(" "));
    }

    Optional<Duration> nextReading() {
        return passed.stream().map(Passed::nextReading).filter(Objects::nonNull).min(Comparator.naturalOrder());
    }
}
