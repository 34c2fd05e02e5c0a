package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;

/** Herpes prophylaxis from day 1 of a course (INF-08). Resumed after a stop, it is a new one. */
public record Prophylaxis(
        @Id Long id,
        String patientNumber,
        LocalDate startedOn,
        LocalDate stoppedOn,
        String stopReason,
        LocalDate reviewedOn,
        String review) {

    static Prophylaxis startedOn(String patientNumber, LocalDate day) {
        return new Prophylaxis(null, patientNumber, day, null, null, null, null);
    }

    public boolean running() {
        return stoppedOn == null;
    }

    Prophylaxis started(LocalDate on) {
        return new Prophylaxis(id, patientNumber, on, stoppedOn, stopReason, reviewedOn, review);
    }

    Prophylaxis stopped(LocalDate on, String reason) {
        return new Prophylaxis(id, patientNumber, startedOn, on, reason, reviewedOn, review);
    }

    Prophylaxis reviewed(LocalDate on, String plan) {
        return new Prophylaxis(id, patientNumber, startedOn, stoppedOn, stopReason, on, plan);
    }
}
