package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;

/**
 * A reaction as a reading records it (INF-21).
 *
 * @param grade by CTCAE, 1 to 5; null where only the patient's state was chosen
 * @param reactionSigns the codes that were ticked, separated by commas
 * @param drugs given for it
 * @param onsetAt when it began, where that was before the reading
 */
record Reaction(Integer grade, String reactionSigns, String drugs, OffsetDateTime onsetAt) {

    static final Reaction NOTHING = new Reaction(null, null, null, null);
}
