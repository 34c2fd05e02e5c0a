package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The check on the morning of an infusion day (SCR-03); or that the patient did not come, or the record of its infusion, where
 * that was given before.
 */
record CheckBeforeInfusion(
        Present present, Optional<Absence> absence, Optional<Given> given, Optional<Checked> checked) {

    enum Present {
        YES,
        NO,
        GIVEN
    }

    enum How {
        COMPLETE,
        STOPPED
    }

    /** A dose that was not recorded at the time. @param endedAt on the day after where the infusion ran past midnight */
    record Given(
            LocalDate givenOn,
            LocalTime dilutedAt,
            LocalTime begunAt,
            LocalTime endedAt,
            String product,
            String batch,
            How givenHow,
            String givenReason) {

        boolean stopped() {
            return givenHow == How.STOPPED;
        }

        LocalDate endedOn() {
            return endedAt.isAfter(begunAt) ? givenOn : givenOn.plusDays(1);
        }
    }

    /** @param physicianPresent not asked for in tasks of earlier releases */
    record Checked(
            MeasuredNow signs,
            Boolean infectionSigns,
            Optional<Boolean> infectionSevere,
            NewSymptoms newSymptoms,
            Optional<String> symptoms,
            Optional<PregnancyTest> pregnancyTest,
            Boolean equipmentReady,
            Optional<Boolean> physicianPresent) {

        private Morning morning() {
            return new Morning(
                    signs.measured(),
                    infectionSigns,
                    infectionSevere.orElse(null),
                    newSymptoms,
                    symptoms.orElse(null),
                    pregnancyTest.orElse(null),
                    equipmentReady,
                    physicianPresent.orElse(null));
        }
    }

    boolean givenBefore() {
        return present == Present.GIVEN;
    }

    InfusionCheck of(InfusionDayRef day, String by, OffsetDateTime at) {
        return present == Present.YES
                ? new InfusionCheck(null, day, true, checked.orElseThrow().morning(), null, by, at)
                : new InfusionCheck(null, day, false, Morning.NOTHING, absence.orElseThrow(), by, at);
    }
}
