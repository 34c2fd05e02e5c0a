package org.alemtuzumab.pathway.hospital;

import java.util.Optional;

/** A second person says the same, or why not; from then on both numbers lead to one file, or stay apart. */
record ConfirmMergedNumbers(OnePerson decision, Optional<String> remark) {}
