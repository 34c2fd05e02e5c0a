package org.alemtuzumab.pathway.screening;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code coursePreparation}. */
final class CoursePreparationVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Integer> COURSE_NUMBER = new Variable<>("courseNumber", Integer.class);
    static final Variable<Boolean> DATE_ALLOWED = new Variable<>("dateAllowed", Boolean.class);
    /** Why the day was refused; null where it was not. */
    static final Variable<String> BOOKING_REFUSAL = new Variable<>("bookingRefusal", String.class);

    static final Variable<Boolean> MRI_NEEDED = new Variable<>("mriNeeded", Boolean.class);
    /** Analyte codes to be asked for, comma-separated. */
    static final Variable<String> BASELINE_PANEL = new Variable<>("baselinePanel", String.class);

    /** results, ecg, skin, pregnancy and programme, as far as they are missing, comma-separated; none as "". */
    static final Variable<String> ITEMS_DUE = new Variable<>("itemsDue", String.class);
    /** The item that one instance of the sub-process asks for. */
    static final Variable<String> ITEM = new Variable<>("item", String.class);

    private CoursePreparationVariables() {}
}
