package org.alemtuzumab.pathway.report;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code patientReport}. */
final class PatientReportVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> REPORT_ID = new Variable<>("reportId", Long.class);
    /** Who made the report: sees first what follows from it. */
    static final Variable<String> REPORTED_BY = new Variable<>("reportedBy", String.class);
    /** Which patient was reached and what follows, in words. */
    static final Variable<String> CONSEQUENCES = new Variable<>("consequences", String.class);

    /** MS activity was reported, and no step of the pathway waited for it. */
    static final Variable<Boolean> ACTIVITY_UNHEARD = new Variable<>("activityUnheard", Boolean.class);

    /** Laboratory results were announced that are still to be entered. */
    static final Variable<Boolean> RESULTS_TO_ENTER = new Variable<>("resultsToEnter", Boolean.class);

    /** A live vaccine is wanted: a neurologist looks at immune recovery. */
    static final Variable<Boolean> LIVE_VACCINE_WANTED = new Variable<>("liveVaccineWanted", Boolean.class);

    static final Variable<Boolean> MAY_LEAVE = new Variable<>("mayLeave", Boolean.class);
    static final Variable<Boolean> LEAVES = new Variable<>("leaves", Boolean.class);

    private PatientReportVariables() {}
}
