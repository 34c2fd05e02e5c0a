/**
 * What is reported to pharmacovigilance (PHV-1): whoever learns of an occasion asks {@link
 * org.alemtuzumab.pathway.pharmacovigilance.PharmacovigilanceReports}, and a process of its own, which outlives the
 * patient's pathway, asks for the report.
 */
package org.alemtuzumab.pathway.pharmacovigilance;
