/**
 * Everything that must be known before a course: what is asked again, the booking and preparation, the facts that the
 * owner's tables judge, and the neurologist's confirmation (SCR-01 to SCR-19). What is not known defers; nothing here makes
 * a patient eligible by leaving something out.
 */
package org.alemtuzumab.pathway.screening;
