package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.engine.Variable;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables of the process {@code infusionCourse}. */
final class InfusionCourseVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    /** The infusion day that comes next, counted by infusions begun. */
    static final Variable<Integer> DAY_NUMBER = new Variable<>("dayNumber", Integer.class);
    /** ISO date of the next infusion day. */
    static final Variable<String> NEXT_DAY = new Variable<>("nextDay", String.class);
    /** given, notFit, stopped or moved: how the last day went. */
    static final Variable<String> DAY_OUTCOME = new Variable<>("dayOutcome", String.class);
    /** nextDay, hold or complete: what follows a day that was given. */
    static final Variable<String> NEXT_STEP = new Variable<>("nextStep", String.class);
    /** Why nothing more is given for now. */
    static final Variable<String> HELD_BECAUSE = new Variable<>("heldBecause", String.class);
    /** resume or end: the neurologist's decision. */
    static final Variable<String> COURSE_DECISION = new Variable<>("courseDecision", String.class);
    /** deferred, completed or endedEarly. */
    static final Variable<String> COURSE_OUTCOME = new Variable<>("courseOutcome", String.class);

    private InfusionCourseVariables() {}

    static InfusionDayRef day(VariableScope scope) {
        return new InfusionDayRef(PATIENT_NUMBER.get(scope), COURSE_NUMBER.get(scope), DAY_NUMBER.get(scope));
    }
}
