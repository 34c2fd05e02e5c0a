package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What bears on results: pregnancies, and from when on there are no menses any more (REN-4, SCR-23, THY-2).
 *
 * @param uterus whether there is one, or nobody knows
 * @param mensesEndedOn when menopause or hysterectomy was known; null before
 * @param mensesByAge whether they may be at the age of that day
 */
record Childbearing(
        boolean uterus, List<Gestation> pregnancies, LocalDate mensesEndedOn, Predicate<LocalDate> mensesByAge) {

    Childbearing {
        pregnancies = List.copyOf(pregnancies);
    }

    Optional<Gestation> pregnancy(LocalDate day) {
        return pregnancies.stream().filter(each -> each.covers(day)).findFirst();
    }

    /** REN-4: never without a uterus, after menopause or hysterectomy, at an age without them, or in pregnancy. */
    boolean mensesPossible(LocalDate day) {
        return uterus
                && mensesByAge.test(day)
                && (mensesEndedOn == null || day.isBefore(mensesEndedOn))
                && pregnancy(day).isEmpty();
    }
}
