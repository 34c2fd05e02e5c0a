package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.patient.Organs;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * The check for pregnancy before a course (SCR-12, SCR-23).
 *
 * @param lastMensesOn after a positive test, where it is known
 * @param notNeededBecause why there was no test
 * @param cervixRemoved asked after hysterectomy
 */
record CheckPregnancy(
        LocalDate performedOn,
        PregnancyCheck check,
        Optional<LocalDate> lastMensesOn,
        Optional<NotNeeded> notNeededBecause,
        Optional<Boolean> cervixRemoved) {

    static final String HYSTERECTOMY = Spelling.of(NotNeeded.HYSTERECTOMY);

    enum NotNeeded {
        MENOPAUSE,
        HYSTERECTOMY,
        OTHER
    }

    /** Why childbearing is over for good: menopause or hysterectomy; empty where it is not. */
    Optional<String> childbearingOver() {
        return notNeededBecause.filter(reason -> reason != NotNeeded.OTHER).map(Spelling::of);
    }

    /** What is known of organs after hysterectomy; nothing otherwise. */
    Map<Organ, String> organs() {
        Map<Organ, String> organs = new EnumMap<>(Organ.class);
        cervixRemoved.ifPresent(removed -> {
            organs.put(Organ.UTERUS, Organs.REMOVED);
            organs.put(Organ.CERVIX, removed ? Organs.REMOVED : "present");
        });
        return organs;
    }
}
