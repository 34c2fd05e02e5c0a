package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Map;

/** The results of a round, entered by a nurse. @param values by the analyte's code, as typed */
record RecordRoundResults(LocalDate collectedOn, Map<String, String> values) {}
