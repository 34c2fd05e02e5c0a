package org.alemtuzumab.pathway.infusion;

import java.util.Objects;
import java.util.Optional;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;

/** Which infusion day of which course of whom. Days count the infusions begun: 1 to 5 in course 1, 1 to 3 later. */
record InfusionDayRef(String patientNumber, int courseNumber, int dayNumber) {

    InfusionDayRef {
        Objects.requireNonNull(patientNumber, "patientNumber");
        if (courseNumber < 1 || dayNumber < 1) {
            throw new IllegalArgumentException("Courses and infusion days count from 1");
        }
    }

    InfusionDayRef next() {
        return new InfusionDayRef(patientNumber, courseNumber, dayNumber + 1);
    }

    /** The infusion of this day; empty until it has begun. */
    Optional<Infusion> infusion(Courses courses) {
        return courses.infusions(patientNumber).stream()
                .filter(each -> each.courseNumber() == courseNumber && each.dayNumber() == dayNumber)
                .findFirst();
    }

    boolean begun(Courses courses) {
        return infusion(courses).isPresent();
    }

    boolean courseBegun(Courses courses) {
        return courses.find(patientNumber, courseNumber).filter(Course::given).isPresent();
    }
}
