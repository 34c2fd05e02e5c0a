/** The clinical rules by their ids, from the owner's catalogue {@code bpmn/rules.yaml}. */
package org.alemtuzumab.pathway.rules;
