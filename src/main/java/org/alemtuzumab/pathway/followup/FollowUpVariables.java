package org.alemtuzumab.pathway.followup;

import java.util.Date;
import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code followUp}. */
final class FollowUpVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> FOLLOW_UP_ID = new Variable<>("followUpId", Long.class);
    static final Variable<String> URGENCY = new Variable<>("urgency", String.class);
    /** Who calls when it is not done in time. */
    static final Variable<String> CALL_GROUP = new Variable<>("callGroup", String.class);

    static final Variable<String> ASSIGNED_GROUP = new Variable<>("assignedGroup", String.class);
    /** What is still to be reported, comma-separated; empty where a person decides without a test. */
    static final Variable<String> PANEL = new Variable<>("panel", String.class);

    static final Variable<Date> FOLLOW_UP_DUE = new Variable<>("followUpDue", Date.class);
    /** normal, reported, decided, handedOn, repeat or incomplete. */
    static final Variable<String> FOLLOW_UP_VERDICT = new Variable<>("followUpVerdict", String.class);

    /** Whether not being done in time is a finding of its own (REN-4). */
    static final Variable<Boolean> DELAY_RAISES_FINDING = new Variable<>("delayRaisesFinding", Boolean.class);

    /** Whether somebody has the task to call. */
    static final Variable<Boolean> CALL_OPEN = new Variable<>("callOpen", Boolean.class);

    /** When the day is over on which it was agreed to do it. */
    static final Variable<Date> AGREED_UNTIL = new Variable<>("agreedUntil", Date.class);

    /** How many calls have been asked for. */
    static final Variable<Integer> CALLS = new Variable<>("calls", Integer.class);

    static final Variable<Boolean> CALL_DUE = new Variable<>("callDue", Boolean.class);

    private FollowUpVariables() {}
}
