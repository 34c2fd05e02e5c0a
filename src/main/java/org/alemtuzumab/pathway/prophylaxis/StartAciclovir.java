package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;

/** The first dose of herpes prophylaxis (INF-08). */
record StartAciclovir(LocalDate startedOn, Antiviral antiviral) {}
