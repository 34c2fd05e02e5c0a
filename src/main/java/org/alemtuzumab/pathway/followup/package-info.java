/**
 * Repeats, reflex tests and clarifications beside the rounds: asked for, chased, judged, repeated or handed on (RPT-1,
 * SAF-1, SAF-10).
 */
package org.alemtuzumab.pathway.followup;
