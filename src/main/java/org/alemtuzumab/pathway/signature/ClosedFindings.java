package org.alemtuzumab.pathway.signature;

import java.util.List;
import java.util.Map;
import org.alemtuzumab.pathway.engine.IdList;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.springframework.stereotype.Component;

/** What the outcome of a referral would close, as it is stored: a variable that tells the urgency can be set by a diagram. */
@Component
class ClosedFindings {

    private final Findings findings;
    private final IdList ids;

    ClosedFindings(Findings findings, IdList ids) {
        this.findings = findings;
        this.ids = ids;
    }

    /** @param variables of the task; where they do not say which findings it closes, it may be any */
    boolean anyEmergency(Map<String, Object> variables) {
        if (!(variables.get("referralId") instanceof Long referral)
                || !(variables.get("findingIds") instanceof String closed)) {
            return true;
        }
        List<Long> chosen = ids.of(closed);
        return findings.ofReferral(referral).stream()
                .filter(finding -> chosen.contains(finding.id()))
                .anyMatch(finding -> finding.urgency() == Urgency.EMERGENCY);
    }
}
