package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** The skin examination (SCR-05, MON-05). @param details what was seen @param values the result, by the analyte's code */
record ExamineSkin(LocalDate collectedOn, Optional<String> details, Map<String, String> values) {}
