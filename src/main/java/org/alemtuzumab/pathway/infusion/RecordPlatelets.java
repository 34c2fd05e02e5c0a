package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Platelets after an infusion, where they have come (INF-11, INF-20). @param values by the analyte's code, as typed */
record RecordPlatelets(boolean available, Optional<LocalDate> collectedOn, Map<String, String> values) {}
