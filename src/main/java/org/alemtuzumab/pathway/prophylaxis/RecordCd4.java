package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.util.Map;

/** The CD4 count that decides on prophylaxis (INF-08). @param values by the analyte's code, as typed */
record RecordCd4(LocalDate collectedOn, Map<String, String> values) {}
