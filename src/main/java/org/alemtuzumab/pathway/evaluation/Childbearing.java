package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What bears on results of a woman: pregnancies, and from when on there are no menses any more (REN-4, THY-2).
 *
 * @param mensesEndedOn when menopause or hysterectomy was known; null before
 */
record Childbearing(boolean female, List<Gestation> pregnancies, LocalDate mensesEndedOn) {

    Childbearing {
        pregnancies = List.copyOf(pregnancies);
    }

    Optional<Gestation> pregnancy(LocalDate day) {
        return pregnancies.stream().filter(each -> each.covers(day)).findFirst();
    }

    /** REN-4: never in men, after menopause or hysterectomy, or in pregnancy. */
    boolean mensesPossible(LocalDate day) {
        return female
                && (mensesEndedOn == null || day.isBefore(mensesEndedOn))
                && pregnancy(day).isEmpty();
    }
}
