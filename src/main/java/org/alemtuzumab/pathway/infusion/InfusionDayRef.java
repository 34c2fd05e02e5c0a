package org.alemtuzumab.pathway.infusion;

import java.util.Objects;

/** Which infusion day of which course of whom. Days count the infusions begun: 1 to 5 in course 1, 1 to 3 later. */
record InfusionDayRef(String patientNumber, int courseNumber, int dayNumber) {

    InfusionDayRef {
        Objects.requireNonNull(patientNumber, "patientNumber");
        if (courseNumber < 1 || dayNumber < 1) {
            throw new IllegalArgumentException("Courses and infusion days count from 1");
        }
    }
}
