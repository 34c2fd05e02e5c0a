package org.alemtuzumab.pathway.prophylaxis;

/** The yearly review without CD4 recovery (INF-08). */
record ReviewProphylaxis(String plan) {}
