package org.alemtuzumab.pathway.infusion;

/**
 * Nothing more is infused today.
 *
 * @param begun whether the infusion had begun, and is stopped; else the day counts as not fit (SCR-03, INF-20)
 */
record NothingMore(boolean begun, String reason) {}
