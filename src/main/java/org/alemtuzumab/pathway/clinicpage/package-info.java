/** The clinic at a glance: who waits for what, list by list; it shows what stands in the tables and in the engine, and changes nothing. */
package org.alemtuzumab.pathway.clinicpage;
