package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.List;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How departures are settled: nothing that is under way is torn off (MON-09). */
@Component
@Transactional
class Departures {

    private final PatientReports reports;
    private final Unfinished unfinished;
    private final ClinicTime time;

    Departures(PatientReports reports, Unfinished unfinished, ClinicTime time) {
        this.reports = reports;
        this.unfinished = unfinished;
        this.time = time;
    }

    /** @throws SubmissionRefused when something is under way, or the document would be of a day that is still ahead */
    void settle(long reportId, SettleDeparture settled) {
        PatientReport report = reports.get(reportId);
        if (settled.leaves()) {
            requireSeenThrough(report.patientNumber());
        }
        LocalDate on = settled.leaves() ? settled.settledOn().orElseThrow() : time.today();
        if (on.isAfter(time.today())) {
            throw new SubmissionRefused(
                    "Date of the document: %s lies in the future. Monitoring stays ours until the document is there (MON-09)"
                            .formatted(on));
        }
        reports.settle(report, settled.asSettled(), on, settled.inWords());
    }

    private void requireSeenThrough(String patientNumber) {
        List<String> open = unfinished.of(patientNumber);
        if (!open.isEmpty()) {
            throw new SubmissionRefused(
                    "Settlement: the patient cannot leave yet. Still under way: %s. See these through, then settle the departure"
                            .formatted(String.join("; ", open)));
        }
    }
}
