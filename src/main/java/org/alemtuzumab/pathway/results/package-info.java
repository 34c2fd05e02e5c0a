/**
 * Laboratory results: the catalogue of what is measured ({@code bpmn/analytes.yaml}), the reading of what was typed, and
 * the store. A report is read in full, or kept in quarantine with the question for a person (SAF-1); it is never guessed
 * and never dropped.
 */
package org.alemtuzumab.pathway.results;
