/** One course and its days: check, premedication, preparation, infusion, observation (INF-01 to INF-20). */
package org.alemtuzumab.pathway.infusion;
