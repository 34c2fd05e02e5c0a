package org.alemtuzumab.pathway.treatment;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code treatment}. */
final class TreatmentVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    /** eligible, deferred or contraindicated: what the screening came to. */
    static final Variable<String> SCREENING_OUTCOME = new Variable<>("screeningOutcome", String.class);
    /** deferred, completed or endedEarly: what became of the course. */
    static final Variable<String> COURSE_OUTCOME = new Variable<>("courseOutcome", String.class);

    /** Why an infusion day found the patient not fit, in words. */
    static final Variable<String> HELD_BECAUSE = new Variable<>("heldBecause", String.class);

    static final Variable<Boolean> ANOTHER_COURSE_WANTED = new Variable<>("anotherCourseWanted", Boolean.class);

    private TreatmentVariables() {}
}
