package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** Herpes prophylaxis from day 1 of a course (INF-08). */
@Table("prophylaxis")
public record Prophylaxis(
        @Id Long id, String patientNumber, LocalDate startedOn, LocalDate stoppedOn, String stopReason) {}
