/** What patients and their caregivers are taught, and the pages that they take home (SCR-13). */
package org.alemtuzumab.pathway.education;
