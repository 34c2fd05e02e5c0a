package org.alemtuzumab.pathway.evaluation;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Findings on their way: which referral or follow-up answers each, and with what outcome. */
@Component
@Transactional
public class RoutedFindings {

    private final FindingRepository findings;

    RoutedFindings(FindingRepository findings) {
        this.findings = findings;
    }

    /** The patient's findings that no referral and no follow-up has taken yet, oldest first. */
    public List<Finding> unrouted(String patientNumber) {
        return findings.findByPatientNumberAndRoutedAtIsNullOrderById(patientNumber);
    }

    /** Findings of all patients that were raised before this time and still wait for a referral or follow-up. */
    public List<Finding> unroutedSince(OffsetDateTime raisedBefore) {
        return findings.findByRoutedAtIsNull().stream()
                .filter(finding -> finding.raisedAt().isBefore(raisedBefore))
                .toList();
    }

    public List<Finding> ofReferral(long referralId) {
        return findings.findByReferralIdOrderById(referralId);
    }

    public List<Finding> ofFollowUp(long followUpId) {
        return findings.findByFollowUpIdOrderById(followUpId);
    }

    /** Hands a finding over. At least one of the two ids must be given: a finding never ends with nobody. */
    public void hand(Finding finding, Long referralId, Long followUpId, OffsetDateTime at) {
        if (referralId == null && followUpId == null) {
            throw new IllegalArgumentException("A finding needs a referral or a follow-up");
        }
        findings.save(copy(finding, at, referralId, followUpId, finding.outcome(), finding.closedAt()));
    }

    /** Records how these findings were answered. A later outcome replaces an earlier one ("observed", then "confirmed"). */
    public void close(Collection<Long> ids, String outcome, OffsetDateTime at) {
        findings.findAllById(ids)
                .forEach(finding -> findings.save(
                        copy(finding, finding.routedAt(), finding.referralId(), finding.followUpId(), outcome, at)));
    }

    private static Finding copy(
            Finding f,
            OffsetDateTime routedAt,
            Long referralId,
            Long followUpId,
            String outcome,
            OffsetDateTime closedAt) {
        return new Finding(
                f.id(),
                f.patientNumber(),
                f.rule(),
                f.urgency(),
                f.specialty(),
                f.analytes(),
                f.evidence(),
                f.resultId(),
                f.roundId(),
                f.context(),
                f.followUpKind(),
                f.followUpAnalytes(),
                f.followUpHours(),
                f.raisedAt(),
                routedAt,
                referralId,
                followUpId,
                outcome,
                closedAt);
    }
}
