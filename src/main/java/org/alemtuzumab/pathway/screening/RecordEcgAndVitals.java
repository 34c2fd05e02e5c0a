package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;

/** ECG and vital signs before a course (SCR-05, INF-09). */
record RecordEcgAndVitals(LocalDate performedOn, EcgAndVitals readings) {}
