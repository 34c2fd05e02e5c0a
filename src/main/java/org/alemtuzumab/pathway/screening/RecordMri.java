package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;

/** The MRI before a course (SCR-11). */
record RecordMri(LocalDate performedOn, Mri mri) {}
