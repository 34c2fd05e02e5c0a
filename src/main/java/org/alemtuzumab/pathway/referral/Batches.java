package org.alemtuzumab.pathway.referral;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What one batch of findings of a referral needs: its urgency, by when it is acknowledged and by when the patient is seen. */
@Component
@Transactional
class Batches {

    /**
     * Findings that are answered together.
     *
     * @param acknowledgeBy when the first of its two clocks has run out
     * @param acknowledgeCycle the same moment, and again at this interval until it is acknowledged, as ISO 8601
     * @param visitBy when the second has: the patient is seen by then
     * @param visitCycle the same moment, and again until a visit is recorded
     */
    record Batch(
            Referral referral,
            List<Long> findingIds,
            Urgency urgency,
            Date acknowledgeBy,
            String acknowledgeCycle,
            Date visitBy,
            String visitCycle) {}

    private final Referrals referrals;
    private final Decisions decisions;
    private final ClinicTime time;

    Batches(Referrals referrals, Decisions decisions, ClinicTime time) {
        this.referrals = referrals;
        this.decisions = decisions;
        this.time = time;
    }

    /** The unanswered findings of the referral that no batch has taken yet. */
    Batch next(long referralId, List<Long> taken) {
        Referral referral = referrals.get(referralId);
        List<Finding> added = referrals.findingsOf(referralId).stream()
                .filter(finding -> finding.open() && !taken.contains(finding.id()))
                .toList();
        Urgency urgency = added.isEmpty() ? referral.urgency() : Referrals.urgency(added);
        Map<String, Object> deadline = decisions.setting("referralDeadline", Map.of("urgency", urgency.name()));
        Instant acknowledgeBy = ReferralClock.acknowledgeBy(now(), deadline).toInstant();
        Instant visitBy = added.stream()
                .map(finding -> visit(Referrals.urgency(List.of(finding)), finding.rule()))
                .map(row -> ReferralClock.seeBy(now(), row).toInstant())
                .min(Comparator.naturalOrder())
                .orElseGet(
                        () -> ReferralClock.seeBy(now(), visit(urgency, null)).toInstant());
        return new Batch(
                referral,
                new ArrayList<>(added.stream().map(Finding::id).toList()),
                urgency,
                Date.from(acknowledgeBy),
                "R/%s/%s".formatted(acknowledgeBy, deadline.get("repeatEvery")),
                Date.from(visitBy),
                "R/%s/%s".formatted(visitBy, visit(urgency, null).get("seenWithin")));
    }

    private Map<String, Object> visit(Urgency urgency, String rule) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("urgency", urgency.name());
        facts.put("rule", rule);
        return decisions.setting("visitDeadline", facts);
    }

    private ZonedDateTime now() {
        return time.now().atZoneSameInstant(time.zone());
    }
}
