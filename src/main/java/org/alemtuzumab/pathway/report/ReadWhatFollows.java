package org.alemtuzumab.pathway.report;

import java.util.Optional;

/** The reporter has read what follows. @param remark kept with the report */
record ReadWhatFollows(Optional<String> remark) {}
