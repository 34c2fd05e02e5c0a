package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.engine.Variable;

/** The variables of the process {@code hospitalRecord}. */
final class HospitalRecordVariables {

    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    static final Variable<Long> NOTICE_ID = new Variable<>("noticeId", Long.class);
    /** Whether two numbers are said to be one person's. */
    static final Variable<Boolean> NUMBERS_MERGED = new Variable<>("numbersMerged", Boolean.class);
    /** Whether the last who decided on it says that they are. */
    static final Variable<Boolean> ONE_PERSON = new Variable<>("onePerson", Boolean.class);

    private HospitalRecordVariables() {}
}
