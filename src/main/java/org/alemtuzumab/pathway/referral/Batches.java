package org.alemtuzumab.pathway.referral;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one batch of findings of a referral needs: its urgency, and by when it is acknowledged. */
@Component
@Transactional
class Batches {

    /**
     * Findings that are answered together.
     *
     * @param acknowledgeWithin by when, and how often it is escalated until then
     */
    record Batch(Referral referral, List<Long> findingIds, String urgency, Duration acknowledgeWithin) {}

    private final Referrals referrals;
    private final Decisions decisions;

    Batches(Referrals referrals, Decisions decisions) {
        this.referrals = referrals;
        this.decisions = decisions;
    }

    /** The unanswered findings of the referral that no batch has taken yet. */
    Batch next(long referralId, List<Long> taken) {
        Referral referral = referrals.get(referralId);
        List<Finding> added = referrals.findingsOf(referralId).stream()
                .filter(finding -> finding.open() && !taken.contains(finding.id()))
                .toList();
        String urgency =
                added.isEmpty() ? referral.urgency() : Referrals.urgency(added).name();
        Map<String, Object> deadline = decisions.setting("referralDeadline", Map.of("urgency", urgency));
        return new Batch(
                referral, new ArrayList<>(added.stream().map(Finding::id).toList()), urgency, Duration.parse((String)
                        deadline.get("acknowledgeWithin")));
    }
}
