package org.alemtuzumab.pathway.task;

/** What a neurologist has arranged for findings that could not be routed (SAF-7). */
record AnswerFindingsByHand(String whatWasDone) {}
