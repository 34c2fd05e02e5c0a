package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.course.CourseElsewhere;

/**
 * A course that another centre gave (SCR-21).
 *
 * @param elsewhereInfusions how many there were
 * @param aciclovirRunning whether it is still taken
 */
record ToldCourse(
        Optional<LocalDate> elsewhereFirst,
        Optional<Integer> elsewhereInfusions,
        Optional<String> elsewhereCentre,
        Optional<String> elsewhereProduct,
        Optional<String> elsewhereBatch,
        Optional<Known> aciclovirRunning) {

    enum Known {
        YES,
        NO,
        UNKNOWN
    }

    /** @throws org.alemtuzumab.pathway.form.SubmissionRefused when so many infusions do not fit between the two days */
    CourseElsewhere given(LocalDate last) {
        return new CourseElsewhere(
                "Course given elsewhere",
                elsewhereFirst.orElseThrow(),
                last,
                elsewhereInfusions.orElseThrow(),
                elsewhereProduct.orElse(null),
                elsewhereBatch.orElse(null),
                elsewhereCentre.orElseThrow());
    }
}
