package org.alemtuzumab.pathway.referral;

import java.util.Date;
import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code referral}. Added findings have their own of all but the first three. */
final class ReferralVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> REFERRAL_ID = new Variable<>("referralId", Long.class);
    static final Variable<String> SPECIALTY = new Variable<>("specialty", String.class);
    static final Variable<String> URGENCY = new Variable<>("urgency", String.class);
    /** The findings that this way answers. */
    static final Variable<String> FINDING_IDS = new Variable<>("findingIds", String.class);
    /** All findings that some way of this referral answers. */
    static final Variable<String> TAKEN_FINDING_IDS = new Variable<>("takenFindingIds", String.class);
    /** How often the escalation is repeated until somebody acknowledges, as an ISO 8601 repetition. */
    static final Variable<String> ACKNOWLEDGE_CYCLE = new Variable<>("acknowledgeCycle", String.class);
    /** By when it is acknowledged. */
    static final Variable<Date> ACKNOWLEDGE_BY = new Variable<>("acknowledgeBy", Date.class);
    /** Whether that has passed without an answer; unset in referrals from before the two clocks. */
    static final Variable<Boolean> ACKNOWLEDGEMENT_MISSED = new Variable<>("acknowledgementMissed", Boolean.class);
    /** How often it is told that the patient has not been seen, as an ISO 8601 repetition. */
    static final Variable<String> VISIT_CYCLE = new Variable<>("visitCycle", String.class);
    /** By when the patient is seen. */
    static final Variable<Date> VISIT_BY = new Variable<>("visitBy", Date.class);
    /** Whether that has passed without a visit. */
    static final Variable<Boolean> VISIT_MISSED = new Variable<>("visitMissed", Boolean.class);
    /** Whether the neurologist on call still has the task of an escalation. */
    static final Variable<Boolean> WITH_ON_CALL = new Variable<>("withOnCall", Boolean.class);
    /** The same when the last escalation came. */
    static final Variable<Boolean> ALREADY_WITH_ON_CALL = new Variable<>("alreadyWithOnCall", Boolean.class);

    static final Variable<Boolean> OUTCOME_FINAL = new Variable<>("outcomeFinal", Boolean.class);
    /** ISO date on which observed findings come back. */
    static final Variable<String> OBSERVED_UNTIL = new Variable<>("observedUntil", String.class);

    private ReferralVariables() {}
}
