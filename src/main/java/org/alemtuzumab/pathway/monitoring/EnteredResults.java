package org.alemtuzumab.pathway.monitoring;

import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a person has entered of a round; the evaluation follows in a transaction of its own. Where a repeat waits for it,
 * it is that repeat's as well, and nobody types it again (RPT-1).
 */
@Component
@Transactional
class EnteredResults {

    private final Rounds rounds;
    private final LabResults results;
    private final FollowUps followUps;
    private final Messages messages;

    EnteredResults(Rounds rounds, LabResults results, FollowUps followUps, Messages messages) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
        this.messages = messages;
    }

    /** @throws org.alemtuzumab.pathway.form.SubmissionRefused as {@link Rounds#record} */
    void take(long roundId, RecordRoundResults entered, String by) {
        rounds.record(roundId, entered.collectedOn(), results.reported(entered.values()), by);
        String patientNumber = rounds.get(roundId).patientNumber();
        if (followUps.claim(patientNumber)) {
            messages.tell("resultsArrived", patientNumber);
        }
    }
}
