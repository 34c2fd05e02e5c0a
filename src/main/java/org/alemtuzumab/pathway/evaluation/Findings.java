package org.alemtuzumab.pathway.evaluation;

import java.util.Collection;
import java.util.List;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The store of findings: each is routed once, to a referral, a follow-up or both, and closed by a person's answer. */
@Component
@Transactional
public class Findings {

    private final FindingRepository findings;
    private final ClinicTime time;

    Findings(FindingRepository findings, ClinicTime time) {
        this.findings = findings;
        this.time = time;
    }

    public Finding raise(Finding finding) {
        return findings.save(finding);
    }

    public List<Finding> of(String patientNumber) {
        return findings.findByPatientNumberOrderById(patientNumber);
    }

    /** Keeps a change of a finding that is not an answer to it. */
    Finding keep(Finding changed) {
        return findings.save(changed);
    }

    /** Adds what a person has said of it to its text. */
    public Finding remark(Finding finding, String said) {
        return findings.save(finding.remarked(said));
    }

    /** It holds no longer (SAF-4); whoever routes it at the same moment is waited for. */
    Finding overtake(long id) {
        return findings.save(findings.findForUpdateById(id).orElseThrow().overtaken(time.now()));
    }

    /** Those of a patient that no referral or follow-up answers yet. */
    public List<Finding> unrouted(String patientNumber) {
        return findings.findByPatientNumberAndRoutedAtIsNullOrderById(patientNumber);
    }

    /** The same for whoever routes them: until that is done, nobody else gets them. */
    public List<Finding> toRoute(String patientNumber) {
        return findings.queryByPatientNumberAndSentRoutedAtIsNullOrderById(patientNumber);
    }

    /** The same for all patients: what a daily check must find empty. */
    public List<Finding> unrouted() {
        return findings.findBySentRoutedAtIsNull();
    }

    public List<Finding> ofReferral(long referralId) {
        return findings.findBySentReferralIdOrderById(referralId);
    }

    public List<Finding> ofFollowUp(long followUpId) {
        return findings.findBySentFollowUpIdOrderById(followUpId);
    }

    /** Says who answers it; either id may be null, not both. */
    public Finding route(Finding finding, Long referralId, Long followUpId) {
        return findings.save(finding.routed(time.now(), referralId, followUpId));
    }

    /** SAF-7: a person has answered what could not be routed; a finding that has been routed meanwhile stays as it is. */
    public void answeredByHand(long id, String whatWasDone) {
        Finding finding = findings.findForUpdateById(id).orElseThrow();
        if (finding.routedAt() == null) {
            findings.save(finding.answeredByHand(whatWasDone, time.now()));
        }
    }

    /** Those of these ids that no referral or follow-up answers yet. */
    public List<Finding> unrouted(Collection<Long> ids) {
        return findings.findAllById(ids).stream()
                .filter(finding -> finding.routedAt() == null)
                .toList();
    }

    /** Whoever had it could not answer it: it waits to be routed again. */
    public Finding handBack(Finding finding) {
        return findings.save(finding.routed(null, null, null));
    }

    /** Closes it with the answer, such as confirmed, excluded, observed (SAF-8) or normal (RPT-1). */
    public Finding close(Finding finding, Outcome outcome) {
        return findings.save(finding.closed(time.now(), outcome));
    }
}
