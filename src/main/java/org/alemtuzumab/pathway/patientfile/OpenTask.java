package org.alemtuzumab.pathway.patientfile;

import java.time.OffsetDateTime;

/**
 * What waits for somebody.
 *
 * @param forWhom the groups that it is offered to, or who has taken it
 * @param dueAt null where it has no date
 */
public record OpenTask(String id, String name, String forWhom, OffsetDateTime dueAt, boolean late, String urgency) {}
