package org.alemtuzumab.pathway.screening;

import java.util.Optional;

/** Pregnancy test, contraception and breastfeeding before a course (SCR-12). @param contraception asked after a negative test */
record PregnancyCheck(Test pregnancyTest, Optional<Boolean> contraception, Boolean breastfeeding) {

    enum Test {
        NEGATIVE,
        POSITIVE,
        NOT_NEEDED
    }

    boolean positive() {
        return pregnancyTest == Test.POSITIVE;
    }

    /** Whether nothing of it stands against a course. */
    boolean settled() {
        return !positive() && !breastfeeding && (contraception.orElse(false) || pregnancyTest == Test.NOT_NEEDED);
    }
}
