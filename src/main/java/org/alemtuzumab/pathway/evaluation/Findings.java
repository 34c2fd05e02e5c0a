package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of findings. Each is routed once ({@link RoutedFindings}) and closed by a person's answer. */
@Component
@Transactional
public class Findings {

    private final FindingRepository findings;

    Findings(FindingRepository findings) {
        this.findings = findings;
    }

    public Finding raise(Finding finding) {
        return findings.save(finding);
    }

    public List<Finding> of(String patientNumber) {
        return findings.findByPatientNumberOrderById(patientNumber);
    }

    /** Those of a patient that no referral or follow-up answers yet. */
    public List<Finding> unrouted(String patientNumber) {
        return findings.findByPatientNumberAndRoutedAtIsNullOrderById(patientNumber);
    }
}
