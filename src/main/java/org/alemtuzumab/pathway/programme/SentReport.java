package org.alemtuzumab.pathway.programme;

import java.time.LocalDate;
import java.util.Optional;

/** When a report was sent, and how the programme confirmed it. @param reference the programme's own number */
record SentReport(LocalDate sentOn, Optional<String> reference, Optional<String> remark) {}
