package org.alemtuzumab.pathway.enrolment;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.patient.Organ;
import org.alemtuzumab.pathway.text.Spelling;

/** Which organs a patient has (SCR-23); empty where it follows from the sex. */
record PresentOrgans(Optional<Presence> cervix, Optional<Presence> uterus, Optional<Presence> ovaries) {

    enum Presence {
        PRESENT,
        REMOVED,
        UNKNOWN
    }

    /** As it was told: present, removed or unknown. */
    Map<Organ, String> told() {
        Map<Organ, String> told = new EnumMap<>(Organ.class);
        cervix.ifPresent(presence -> told.put(Organ.CERVIX, Spelling.of(presence)));
        uterus.ifPresent(presence -> told.put(Organ.UTERUS, Spelling.of(presence)));
        ovaries.ifPresent(presence -> told.put(Organ.OVARIES, Spelling.of(presence)));
        return told;
    }
}
