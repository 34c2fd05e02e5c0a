/** What the US programme is told under the US label: the infusion checklist and the patient's status (INF-16, MON-08). */
package org.alemtuzumab.pathway.programme;
