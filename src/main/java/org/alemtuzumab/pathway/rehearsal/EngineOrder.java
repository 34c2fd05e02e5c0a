package org.alemtuzumab.pathway.rehearsal;

import java.util.Comparator;
import java.util.UUID;

/** The order in which the engine gave out ids: numbers, or UUIDs that hold their time. */
final class EngineOrder {

    static final Comparator<String> BY_ID =
            Comparator.comparingLong(EngineOrder::rank).thenComparing(Comparator.naturalOrder());

    private EngineOrder() {}

    private static long rank(String id) {
        if (id.length() < 20) {
            return Long.parseLong(id);
        }
        UUID uuid = UUID.fromString(id);
        return uuid.version() == 1 ? uuid.timestamp() : 0;
    }
}
