/**
 * Monitoring from the first infusion until a person ends it: when rounds open, what belongs to them, and how they close
 * (MON-01 to MON-07, SAF-2, SAF-3).
 */
package org.alemtuzumab.pathway.monitoring;
