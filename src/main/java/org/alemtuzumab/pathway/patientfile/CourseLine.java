package org.alemtuzumab.pathway.patientfile;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One course with its infusions. @param infusions their days */
public record CourseLine(
        int number, String state, LocalDate bookedOn, LocalDate beganOn, String givenAt, List<LocalDate> infusions) {

    public String words() {
        return state.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
