package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code screening}. */
final class ScreeningVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    /** history, infections and education, as far as they are asked in this screening, comma-separated; none as "". */
    static final Variable<String> ITEMS_DUE = new Variable<>("itemsDue", String.class);
    /** The item that one instance of the sub-process asks for. */
    static final Variable<String> ITEM = new Variable<>("item", String.class);
    /** Whether an override was asked for in this screening: once is enough. */
    static final Variable<Boolean> OVERRIDES_ASKED = new Variable<>("overridesAsked", Boolean.class);
    /** eligible, hold, override, deferred or contraindicated: what is known before the preparation. */
    static final Variable<String> SUITABILITY = new Variable<>("suitability", String.class);
    /** The specialty that one instance of the specialist's signature belongs to. */
    static final Variable<String> SPECIALTY = new Variable<>("specialty", String.class);
    /** eligible, deferred or contraindicated: handed to treatment. */
    static final Variable<String> SCREENING_OUTCOME = new Variable<>("screeningOutcome", String.class);

    private ScreeningVariables() {}
}
