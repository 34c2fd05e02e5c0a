package org.alemtuzumab.pathway.infusion;

/**
 * What holds for an infusion from a reading on.
 *
 * @param action null in an observation
 * @param rate mL per hour, where it was changed; else null
 * @param reason null where none was given
 */
record InEffect(Action action, Double rate, String reason) {

    static final InEffect NOTHING = new InEffect(null, null, null);

    /** What holds until a physician has answered. */
    InEffect asking(String what) {
        return new InEffect(action, rate, (reason == null ? "" : reason + ". ") + "Asked of a physician: " + what);
    }
}
