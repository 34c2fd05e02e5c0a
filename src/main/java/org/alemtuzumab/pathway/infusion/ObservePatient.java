package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;

/** The observation after the infusion (INF-10, INF-19). @param nextInfusionOn where the team named a day */
record ObservePatient(
        How condition,
        MeasuredNow measured,
        ObservedSigns signs,
        boolean physicianExamined,
        boolean dischargeTold,
        Optional<LocalDate> nextInfusionOn) {

    /** How the patient is. */
    enum How {
        WELL,
        SYMPTOMS,
        SERIOUS,
        TRANSFERRED
    }

    /** As it was read, before anything was made of it. */
    VitalSigns reading(InfusionDayRef day, String by, ClinicTime time) {
        return new VitalSigns(
                null,
                day,
                Phase.OBSERVATION,
                null,
                measured.measured(),
                signs.state(Condition.valueOf(condition.name()), time),
                InEffect.NOTHING,
                physicianExamined,
                null,
                by);
    }
}
