package org.alemtuzumab.pathway.infusion;

/**
 * What was made of a reading when it was entered (INF-09, INF-12).
 *
 * @param level the worst row of the table assessVitalSigns
 * @param judgedBecause the reasons of its rows, "" where it is inside
 * @param askedAction what the nurse chose; null in an observation
 * @param emergency whether it was acted on as ACU-1
 */
record Judgement(Level level, String judgedBecause, Action askedAction, Boolean emergency) {}
