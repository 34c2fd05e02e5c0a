package org.alemtuzumab.pathway.results;

import java.util.Date;
import org.alemtuzumab.pathway.time.ClinicTime;

/** A correction as its readers see it (SAF-4). */
public final class Corrections {

    private Corrections() {}

    /** "corrected on 2026-05-02 10:00 by laboratory: Platelets of 2026-04-30, before "18 10*9/L", now "180 10*9/L"". */
    public static String inWords(Analyte analyte, LabResult before, LabResult now, ClinicTime time) {
        return "corrected on %s by %s: %s of %s, before \"%s\", %s"
                .formatted(
                        time.text(Date.from(now.recordedAt().toInstant())),
                        now.source() == null ? now.recordedBy() : now.source(),
                        analyte.name(),
                        before.collectedOn(),
                        before.reported(),
                        now.reported().isEmpty() ? "taken back" : "now \"%s\"".formatted(now.reported()));
    }
}
