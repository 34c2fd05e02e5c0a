package org.alemtuzumab.pathway.infusion;

import java.time.LocalTime;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/** The bag as the pharmacist prepared it (INF-04, INF-15). @param dilutionTime today */
record PrepareInfusion(
        boolean clear,
        boolean aseptic,
        InfusionBag.Diluent diluent,
        String product,
        String batch,
        LocalTime dilutionTime) {

    /** @throws SubmissionRefused for a bag that is not used */
    void requireUsable() {
        if (!clear) {
            throw new SubmissionRefused(
                    "Is the solution clear: one with particles is not used; take another vial and prepare again (INF-04)");
        }
        if (!aseptic) {
            throw new SubmissionRefused("Aseptic technique: discard this bag and prepare another one (INF-04)");
        }
    }
}
