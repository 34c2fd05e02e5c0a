package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;

/** A patient did not come to an infusion day (INF-03). @param movedTo its new date */
record Absence(LocalDate movedTo, String absenceReason) {}
