package org.alemtuzumab.pathway.enrolment;

import java.util.Map;

/**
 * What the call after the infusions found (INF-13).
 *
 * @param findings in words
 * @param signs what the patient tells besides (MON-03), by the analyte's code
 */
record CheckInAfterInfusion(LateReaction lateReaction, String findings, Map<String, String> signs) {

    enum LateReaction {
        NONE,
        MILD,
        SERIOUS
    }

    boolean serious() {
        return lateReaction == LateReaction.SERIOUS;
    }

    boolean mild() {
        return lateReaction == LateReaction.MILD;
    }
}
