package org.alemtuzumab.pathway.course;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.annotation.Id;

/**
 * One course of a patient: 5 infusion days in course 1, 3 later (INF-01).
 *
 * @param givenAt the other centre that gave it; null for one of this clinic
 */
public record Course(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        String state,
        LocalDate bookedOn,
        LocalDate beganOn,
        LocalDate lastInfusionOn,
        String givenAt) {

    public static final String PREPARED = "PREPARED";
    public static final String BOOKED = "BOOKED";
    public static final String RUNNING = "RUNNING";
    public static final String COMPLETED = "COMPLETED";
    public static final String ENDED_EARLY = "ENDED_EARLY";
    public static final String CANCELLED = "CANCELLED";

    static Course prepared(String patientNumber, int courseNumber) {
        return new Course(null, patientNumber, courseNumber, PREPARED, null, null, null, null);
    }

    /**
     * SCR-21: one that was given in full at another centre.
     *
     * @param planned the row of the course that was planned here in its place; null where none was
     */
    static Course elsewhere(
            Long planned, String patientNumber, int courseNumber, LocalDate first, LocalDate last, String givenAt) {
        return new Course(planned, patientNumber, courseNumber, COMPLETED, null, first, last, givenAt);
    }

    /** Whether nothing more will be given in it. */
    public boolean ended() {
        return List.of(COMPLETED, ENDED_EARLY, CANCELLED).contains(state);
    }

    /** Whether at least one infusion of it was begun. */
    public boolean given() {
        return beganOn != null;
    }

    Course booked(LocalDate day) {
        return new Course(
                id, patientNumber, courseNumber, given() ? state : BOOKED, day, beganOn, lastInfusionOn, givenAt);
    }

    Course unbooked() {
        return new Course(id, patientNumber, courseNumber, PREPARED, null, beganOn, lastInfusionOn, givenAt);
    }

    Course infusedOn(LocalDate day) {
        return new Course(id, patientNumber, courseNumber, RUNNING, bookedOn, given() ? beganOn : day, day, givenAt);
    }

    Course withState(String newState) {
        return new Course(id, patientNumber, courseNumber, newState, bookedOn, beganOn, lastInfusionOn, givenAt);
    }
}
