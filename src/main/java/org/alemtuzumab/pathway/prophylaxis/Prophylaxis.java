package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;

/** Herpes prophylaxis from day 1 of a course (INF-08). */
public record Prophylaxis(
        @Id Long id, String patientNumber, LocalDate startedOn, LocalDate stoppedOn, String stopReason) {}
