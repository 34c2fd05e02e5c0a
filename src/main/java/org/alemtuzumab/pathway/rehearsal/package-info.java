/**
 * The rehearsal lives through a patient's years in virtual time, with the real diagrams, forms, decisions and delegates:
 * how a process owner tries an edit before deploying it, and how the sample clinic gets its past.
 *
 * <p>Nothing here decides anything clinical. A scenario file says what happens to the patient, the care team's answers
 * (resources {@code rehearsal/<process>.yaml}) do every task that opens, due jobs are run in the engine's order, and what
 * the engine's history and the clinical tables then hold is compared with what the file expects.
 */
package org.alemtuzumab.pathway.rehearsal;
