package org.alemtuzumab.pathway.report;

/** A neurologist says whether immunity has recovered, because a live vaccine is wanted (SCR-10). */
record ConfirmImmuneRecovery(boolean recovered, String reason) {}
