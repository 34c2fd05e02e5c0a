package org.alemtuzumab.pathway.report;

/** What a neurologist concludes from MS activity for which no step of the pathway waited (INF-02). */
record ConsiderActivity(String conclusion) {}
