/** A patient's file: one page that shows what stands in the tables and in the engine, and changes nothing. */
package org.alemtuzumab.pathway.patientfile;
