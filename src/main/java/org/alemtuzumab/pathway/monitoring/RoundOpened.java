package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;

/**
 * In this transaction a round has opened: whatever else is due in its time begins with it.
 *
 * @param nextDueOn when the round after it is due
 */
public record RoundOpened(String patientNumber, LocalDate dueOn, LocalDate nextDueOn) {}
