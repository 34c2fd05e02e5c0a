package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.text.Spelled;

/** How the patient is, as a reading says it (INF-12, INF-21). */
enum Condition implements Spelled {
    WELL,
    MILD,
    MODERATE,
    SERIOUS,
    /** After the infusion, of any grade. */
    SYMPTOMS,
    /** Handed over to the hospital. */
    TRANSFERRED;

    /** The least CTCAE grade that it stands for; 0 for who is well. */
    int grade() {
        return switch (this) {
            case SYMPTOMS -> MILD.grade();
            case TRANSFERRED -> SERIOUS.grade();
            default -> ordinal();
        };
    }
}
