package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;

/** The results of the baseline set (SCR-05, SCR-06). @param values by the analyte's code, as reported */
record RecordBaselineResults(LocalDate collectedOn, Map<String, String> values) {}
