package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import java.util.Optional;

/** The first dose of co-trimoxazole, or why it is not given (SCR-15, SCR-22). */
record StartCotrimoxazole(boolean given, Optional<LocalDate> startedOn, Optional<String> reason) {}
