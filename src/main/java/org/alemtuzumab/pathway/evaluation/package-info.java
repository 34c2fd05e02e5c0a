/**
 * Judges results: computes facts (value in the canonical unit, change from baseline, multiple of the upper limit), asks
 * the decision table of each organ, and keeps what they find. Clinical numbers are in the tables, never here.
 */
package org.alemtuzumab.pathway.evaluation;
