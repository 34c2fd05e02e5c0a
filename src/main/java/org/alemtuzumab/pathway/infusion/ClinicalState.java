package org.alemtuzumab.pathway.infusion;

import org.springframework.data.relational.core.mapping.Embedded;

/**
 * How the patient was at a reading (INF-12, INF-21).
 *
 * @param symptoms in words; null where none were told
 * @param seriousSigns the codes that were ticked, separated by commas; null where none was
 * @param reaction null where nothing was recorded of one
 */
record ClinicalState(
        Condition patientCondition, String symptoms, String seriousSigns, @Embedded.Nullable Reaction reaction) {

    /** INF-12, INF-21: also when the patient had to be handed over to the hospital. */
    boolean serious() {
        return grade() >= Condition.SERIOUS.grade() || seriousSigns != null;
    }

    /** INF-12: after a pause for this a physician decides before it goes on. */
    boolean needsPhysicianToRestart() {
        return grade() >= Condition.MODERATE.grade();
    }

    boolean reacted() {
        return grade() > 0 || seriousSigns != null;
    }

    /** CTCAE grade as recorded, else that of the patient's condition; 0 for who is well. */
    int grade() {
        return reaction == null || reaction.grade() == null
                ? patientCondition.grade()
                : Math.max(patientCondition.grade(), reaction.grade());
    }
}
