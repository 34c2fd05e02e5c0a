package org.alemtuzumab.pathway.report;

import java.util.Date;
import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code neurologicalReview}. */
final class NeurologicalReviewVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Date> REVIEW_DUE = new Variable<>("reviewDue", Date.class);
    /** When the neurologist is reminded of it. */
    static final Variable<Date> REMIND_AT = new Variable<>("remindAt", Date.class);
    /** When the second neurologist is asked. */
    static final Variable<Date> SECOND_AT = new Variable<>("secondAt", Date.class);

    private NeurologicalReviewVariables() {}
}
