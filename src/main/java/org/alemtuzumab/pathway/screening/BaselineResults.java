package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people enter of a baseline as results (SCR-05, SCR-06). */
@Component
@Transactional
class BaselineResults {

    private final LabResults results;
    private final Assessments assessments;
    private final Messages messages;

    BaselineResults(LabResults results, Assessments assessments, Messages messages) {
        this.results = results;
        this.assessments = assessments;
        this.messages = messages;
    }

    /** They are judged at once, whatever else of the baseline is open: what cannot be read is asked about the same day (SAF-1). */
    void record(String patientNumber, RecordBaselineResults reported, String by) {
        record(patientNumber, reported.collectedOn(), reported.values(), by);
        messages.tell("resultsArrived", patientNumber);
    }

    void record(String patientNumber, int courseNumber, ExamineSkin examined, String by) {
        record(patientNumber, examined.collectedOn(), examined.values(), by);
        examined.details()
                .ifPresent(details -> assessments.record(
                        patientNumber,
                        courseNumber,
                        Assessments.SKIN,
                        examined.collectedOn(),
                        Map.of("details", details)));
    }

    private void record(String patientNumber, LocalDate collectedOn, Map<String, String> values, String by) {
        results.record(new Sample(patientNumber, collectedOn, "BASELINE", null, null, by), results.reported(values));
    }
}
