package org.alemtuzumab.pathway.infusion;

import java.time.LocalTime;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;

/** Whether a corticosteroid was given, as forms ask it: drug, dose and times (INF-06). */
record CorticosteroidGiven(boolean methylprednisolone, Optional<Dose> dose) {

    /** @throws SubmissionRefused where it was given, and nothing is told of it */
    CorticosteroidGiven {
        if (methylprednisolone && dose.isEmpty()) {
            throw new SubmissionRefused("Corticosteroid: drug, dose and times are missing");
        }
    }

    /** Times are of today. @param methylprednisoloneMg mg of whichever it was */
    record Dose(
            Corticosteroid.Drug corticosteroid,
            Double methylprednisoloneMg,
            LocalTime methylprednisoloneAt,
            LocalTime corticosteroidEndedAt) {

        private Corticosteroid today(ClinicTime time) {
            return new Corticosteroid(
                    corticosteroid,
                    methylprednisoloneMg,
                    time.moment(time.today(), methylprednisoloneAt),
                    time.moment(time.today(), corticosteroidEndedAt));
        }
    }

    /** Empty where none was given. */
    Optional<Corticosteroid> today(ClinicTime time) {
        return dose.filter(told -> methylprednisolone).map(given -> given.today(time));
    }
}
