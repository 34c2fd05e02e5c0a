package org.alemtuzumab.pathway.pharmacovigilance;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code pharmacovigilanceReport}. */
final class PharmacovigilanceReportVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> REPORT_ID = new Variable<>("reportId", Long.class);

    private PharmacovigilanceReportVariables() {}
}
