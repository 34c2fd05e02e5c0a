package org.alemtuzumab.pathway.infusion;

/**
 * What an observation after the infusion came to (INF-10).
 *
 * @param outcome given: the patient may leave; stopped: after a serious reaction; stay: not yet
 * @param reason why
 * @param emergency whether this reading is one (ACU-1)
 */
record Observation(String outcome, String reason, boolean emergency) {

    static final String GIVEN = "given";
    static final String STOPPED = "stopped";
    static final String STAY = "stay";
}
