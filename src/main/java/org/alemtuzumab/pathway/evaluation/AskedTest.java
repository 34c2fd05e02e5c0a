package org.alemtuzumab.pathway.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * A follow-up as a judgement sees it: which kind of test was asked for, and which attempt this is.
 *
 * @param kind REPEAT, REFLEX, CLARIFY, REFERENCE or RECHECK
 * @param analytes codes, comma-separated
 */
record AskedTest(Long id, String patientNumber, String kind, String analytes, int attempt) {

    List<String> analyteCodes() {
        return Arrays.stream(analytes.split(","))
                .map(String::trim)
                .filter(code -> !code.isEmpty())
                .toList();
    }
}
