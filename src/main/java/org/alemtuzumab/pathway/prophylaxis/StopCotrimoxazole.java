package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;

/** Co-trimoxazole has been stopped (SCR-15). */
record StopCotrimoxazole(LocalDate stoppedOn) {}
