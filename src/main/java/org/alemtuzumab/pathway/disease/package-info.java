/**
 * The diseases that an outcome can confirm, and those that the pathway has confirmed of a patient: history that need not be
 * told again before a later course (SCR-20).
 */
package org.alemtuzumab.pathway.disease;
