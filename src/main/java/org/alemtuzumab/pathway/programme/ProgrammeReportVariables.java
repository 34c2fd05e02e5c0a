package org.alemtuzumab.pathway.programme;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code programmeReport}. */
final class ProgrammeReportVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> REPORT_ID = new Variable<>("reportId", Long.class);
    /** Whether it is the checklist of a course; otherwise the patient's status. */
    static final Variable<Boolean> CHECKLIST = new Variable<>("checklist", Boolean.class);

    private ProgrammeReportVariables() {}
}
