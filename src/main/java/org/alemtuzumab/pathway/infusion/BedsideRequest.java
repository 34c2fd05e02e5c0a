package org.alemtuzumab.pathway.infusion;

/**
 * What a nurse asks of a physician while an infusion runs (INF-05, INF-09).
 *
 * @param what in words
 * @param rate mL per hour, above what a nurse may plan; null where it is about something else
 */
record BedsideRequest(String what, Double rate) {}
