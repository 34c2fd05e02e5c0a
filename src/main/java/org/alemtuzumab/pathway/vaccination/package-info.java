/**
 * Varicella immunity and vaccine doses, and the earliest infusion day that follows from them (SCR-08, SCR-09): called once
 * in the preparation of every course.
 */
package org.alemtuzumab.pathway.vaccination;
