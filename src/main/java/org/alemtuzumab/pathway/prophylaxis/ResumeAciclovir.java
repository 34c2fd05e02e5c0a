package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;

/** Prophylaxis is taken up again (INF-08). */
record ResumeAciclovir(LocalDate resumedOn, Antiviral antiviral) {}
