package org.alemtuzumab.pathway.vaccination;

import java.time.LocalDate;
import java.util.Optional;

/** History, vaccination and IgG of varicella (SCR-09). @param iggOn where IgG was tested */
record RecordVaricellaStatus(VaricellaStatus status, Optional<LocalDate> iggOn) {}
