package org.alemtuzumab.pathway.treatment;

import java.time.LocalDate;
import org.alemtuzumab.pathway.report.InfectionsOver;

/** What deferred the course is resolved: infections are closed only where this is said, and screening goes on (SCR-03). */
record RecordResolution(InfectionsOver infectionResolved, LocalDate resolvedOn, String resolution) {}
