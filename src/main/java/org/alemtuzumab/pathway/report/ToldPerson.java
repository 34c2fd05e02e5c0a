package org.alemtuzumab.pathway.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.patient.Organ;

/** Sex and organs as they are, where they were recorded otherwise (SCR-23). */
record ToldPerson(
        Optional<Sex> correctedSex, Optional<Presence> cervix, Optional<Presence> uterus, Optional<Presence> ovaries) {

    enum Sex {
        FEMALE,
        MALE
    }

    enum Presence {
        PRESENT,
        REMOVED,
        UNKNOWN
    }

    Map<Organ, Presence> organs() {
        Map<Organ, Presence> told = new EnumMap<>(Organ.class);
        cervix.ifPresent(presence -> told.put(Organ.CERVIX, presence));
        uterus.ifPresent(presence -> told.put(Organ.UTERUS, presence));
        ovaries.ifPresent(presence -> told.put(Organ.OVARIES, presence));
        return told;
    }

    /** @throws SubmissionRefused when nothing is otherwise */
    void requireAny() {
        if (correctedSex.isEmpty() && organs().isEmpty()) {
            throw new SubmissionRefused("What happened: say which of sex and organs is otherwise");
        }
    }
}
