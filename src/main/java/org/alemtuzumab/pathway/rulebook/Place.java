package org.alemtuzumab.pathway.rulebook;

/**
 * Where a rule lives.
 *
 * @param kind such as "Diagram" or "Decision row"
 * @param file the model's name, such as "Evaluate platelets"
 * @param part what in it, such as the label of a task or the id of a row
 * @param detail what is said there, empty where the part says it all
 * @param link where Cockpit shows it; null where it does not
 */
record Place(String kind, String file, String part, String detail, String link) {}
