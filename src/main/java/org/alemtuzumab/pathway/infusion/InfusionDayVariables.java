package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables of the process {@code infusionDay}. */
final class InfusionDayVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    static final Variable<Integer> DAY_NUMBER = new Variable<>("dayNumber", Integer.class);
    /** fit, notFit, moved or recorded: what the check of the morning came to. */
    static final Variable<String> FITNESS = new Variable<>("fitness", String.class);
    /**
     * What was last done with the infusion: start, physician (asked first) or notBegun at its start; continue, slow, rate, pause, resume, finish or stop
     * at a reading; newBag, finish, stop or notBegun when its bag was discarded.
     */
    static final Variable<String> INFUSION_ACTION = new Variable<>("infusionAction", String.class);

    /** Which call of a physician the day waits for; null where the premedication is as planned. */
    static final Variable<Long> CALL_ID = new Variable<>("callId", Long.class);
    /** goOn, wait, repeat or stop: what the physician has answered. */
    static final Variable<String> BEDSIDE_DECISION = new Variable<>("bedsideDecision", String.class);
    /** Whether the check of the morning, or the last reading, has raised a finding that is handed on at once (ACU-1, INF-09). */
    static final Variable<Boolean> ALARM_RAISED = new Variable<>("alarmRaised", Boolean.class);

    static final Variable<Boolean> PLATELETS_DUE = new Variable<>("plateletsDue", Boolean.class);
    /** given, stopped or stay: what the last observation came to. */
    static final Variable<String> OBSERVATION_OUTCOME = new Variable<>("observationOutcome", String.class);
    /** Why the patient may not leave yet. */
    static final Variable<String> LEAVE_REFUSED = new Variable<>("leaveRefused", String.class);
    /** given, notFit, stopped or moved. */
    static final Variable<String> DAY_OUTCOME = new Variable<>("dayOutcome", String.class);
    /** ISO date of the next infusion day, where the team named one. */
    static final Variable<String> NEXT_DAY = new Variable<>("nextDay", String.class);
    /** Why nothing more is given for now. */
    static final Variable<String> HELD_BECAUSE = new Variable<>("heldBecause", String.class);

    private InfusionDayVariables() {}

    /** A begun infusion is stopped, else the day counts as not fit (SCR-03, INF-20). */
    static void stop(VariableScope scope, NothingMore today) {
        INFUSION_ACTION.set(scope, today.begun() ? Action.STOP.spelled() : "notBegun");
        if (!today.begun()) {
            DAY_OUTCOME.set(scope, Fitness.Outcome.NOT_FIT.spelled());
            HELD_BECAUSE.set(scope, "The infusion was not begun: " + today.reason());
        }
    }

    static InfusionDayRef day(VariableScope scope) {
        return new InfusionDayRef(PATIENT_NUMBER.get(scope), COURSE_NUMBER.get(scope), DAY_NUMBER.get(scope));
    }
}
