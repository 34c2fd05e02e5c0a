package org.alemtuzumab.pathway.enrolment;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code treatmentPathway}. */
final class TreatmentPathwayVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Row ids of referrals and follow-ups that routing has just opened, set by {@code routeFindings}. */
    static final Variable<String> NEW_REFERRAL_IDS = new Variable<>("newReferralIds", String.class);

    static final Variable<String> NEW_FOLLOW_UP_IDS = new Variable<>("newFollowUpIds", String.class);
    static final Variable<Long> REFERRAL_ID = new Variable<>("referralId", Long.class);
    static final Variable<Long> FOLLOW_UP_ID = new Variable<>("followUpId", Long.class);
    static final Variable<Boolean> LATE_REACTION_SERIOUS = new Variable<>("lateReactionSerious", Boolean.class);
    static final Variable<Boolean> DIED = new Variable<>("died", Boolean.class);

    private TreatmentPathwayVariables() {}
}
