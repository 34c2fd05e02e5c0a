package org.alemtuzumab.pathway.enrolment;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.course.CourseElsewhere;

/** A course that another centre gave before the patient entered here (SCR-21). */
record PriorCourse(
        LocalDate first,
        LocalDate last,
        Integer infusions,
        Optional<String> product,
        Optional<String> batch,
        String centre) {

    /** @param number of the course, counted from the first */
    CourseElsewhere numbered(int number) {
        return new CourseElsewhere(
                "Course %d given elsewhere".formatted(number),
                first,
                last,
                infusions,
                product.orElse(null),
                batch.orElse(null),
                centre);
    }
}
