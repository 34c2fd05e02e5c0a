package org.alemtuzumab.pathway.results;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of laboratory results. */
@Component
@Transactional
public class LabResults {

    private final LabResultRepository results;

    LabResults(LabResultRepository results) {
        this.results = results;
    }

    /**
     * Stores what was reported of one sample; blank entries are skipped, an unreadable one is kept in quarantine.
     *
     * @param reported analyte code → text as printed, with its unit ("98,000 /uL", "&lt;0.01 mIU/L", "1+")
     * @return the stored rows
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused when the sample was collected in the future
     */
    public List<LabResult> record(Sample sample, Map<String, String> reported) {
        throw new UnsupportedOperationException();
    }

    /** The non-blank answers of a form whose key is an analyte code. */
    public Map<String, String> reported(FormAnswers answers) {
        throw new UnsupportedOperationException();
    }

    /** All results of a patient, by collection date. */
    public List<LabResult> of(String patientNumber) {
        return results.findByPatientNumberOrderByCollectedOnAscIdAsc(patientNumber);
    }

    /** The latest valid result by collection date. */
    public Optional<LabResult> latest(String patientNumber, String analyte) {
        return of(patientNumber).stream()
                .filter(result -> result.valid() && result.analyte().equals(analyte))
                .reduce((earlier, later) -> later);
    }

    /** The analytes with a valid result collected in [from, toExclusive). */
    public Set<String> present(String patientNumber, LocalDate from, LocalDate toExclusive) {
        throw new UnsupportedOperationException();
    }
}
