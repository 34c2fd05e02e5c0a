/**
 * Pregnancies (PRG-1): when each began, whether alemtuzumab reached it, and what it holds up until a person has recorded
 * its end; who can no longer become pregnant (SCR-12, REN-4). The phases that plan or give courses ask it.
 */
package org.alemtuzumab.pathway.pregnancy;
