package org.alemtuzumab.pathway.screening;

import java.util.stream.Collectors;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;

/** What the forms of the preparation tell their reader. */
@Component("preparationTexts")
public class PreparationTexts {

    private final Bookings bookings;

    PreparationTexts(Bookings bookings) {
        this.bookings = bookings;
    }

    @ForModels
    public String earliestDay(String patientNumber, int courseNumber) {
        return bookings.earliest(patientNumber, courseNumber).toString();
    }

    @ForModels
    public String earliestReasons(String patientNumber, int courseNumber) {
        return bookings.bounds(patientNumber, courseNumber).stream()
                .map(bound -> "- %s: %s".formatted(bound.day(), bound.why()))
                .collect(Collectors.joining("\n"));
    }

    /** The first infusion day that is being prepared. */
    @ForModels
    public String bookedDay(String patientNumber, int courseNumber) {
        return bookings.expectedDay(patientNumber, courseNumber).toString();
    }

    /** What the skin examination asks for. */
    @ForModels
    public String skinPanel() {
        return Baseline.SKIN;
    }
}
