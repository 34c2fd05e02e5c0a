/**
 * Checks on the parsed diagrams, decision tables and forms, for what no linter covers. Each lists all faults at once, and
 * each has been seen to fail on a small broken model.
 */
package org.alemtuzumab.pathway.model;
