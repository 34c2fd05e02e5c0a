package org.alemtuzumab.pathway.infusion;

import java.util.Optional;

/** A physician had the corticosteroid given again: drug, dose and times, or why it was not (INF-06). */
record RepeatPremedication(CorticosteroidGiven corticosteroid, Optional<String> deviationReason) {}
