package org.alemtuzumab.pathway.report;

/** Whether the open infections of a patient are over (SCR-03). */
public enum InfectionsOver {
    YES,
    NO,
    /** Something else had deferred the course; what is open stays open. */
    NO_INFECTION
}
