package org.alemtuzumab.pathway.monitoring;

/** What the neurologist on call arranged about an end that nobody has signed (MON-07). */
record EscalateUnsignedEnd(String arranged) {}
