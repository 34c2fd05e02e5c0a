package org.alemtuzumab.pathway.prophylaxis;

import java.time.LocalDate;
import org.springframework.data.annotation.Id;

/**
 * Herpes prophylaxis from day 1 of a course (INF-08). Resumed after a stop, it is a new one.
 *
 * @param drug what is taken, in words, with its dose; null where nobody has recorded it
 */
public record Prophylaxis(
        @Id Long id,
        String patientNumber,
        LocalDate startedOn,
        LocalDate stoppedOn,
        String stopReason,
        LocalDate reviewAskedOn,
        LocalDate reviewedOn,
        String review,
        String drug) {

    static Prophylaxis startedOn(String patientNumber, LocalDate day) {
        return new Prophylaxis(null, patientNumber, day, null, null, null, null, null, null);
    }

    public boolean running() {
        return stoppedOn == null;
    }

    Prophylaxis started(LocalDate on, String with) {
        return new Prophylaxis(id, patientNumber, on, stoppedOn, stopReason, reviewAskedOn, reviewedOn, review, with);
    }

    Prophylaxis stopped(LocalDate on, String reason) {
        return new Prophylaxis(id, patientNumber, startedOn, on, reason, reviewAskedOn, reviewedOn, review, drug);
    }

    Prophylaxis reviewAsked(LocalDate on) {
        return new Prophylaxis(id, patientNumber, startedOn, stoppedOn, stopReason, on, reviewedOn, review, drug);
    }

    Prophylaxis reviewed(LocalDate on, String plan) {
        return new Prophylaxis(id, patientNumber, startedOn, stoppedOn, stopReason, reviewAskedOn, on, plan, drug);
    }

    /** Whether a review was asked for and is not done yet. */
    boolean reviewOpen() {
        return reviewAskedOn != null && (reviewedOn == null || reviewedOn.isBefore(reviewAskedOn));
    }
}
