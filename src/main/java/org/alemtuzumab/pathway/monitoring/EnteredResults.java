package org.alemtuzumab.pathway.monitoring;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.results.Analytes;
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
    private final Analytes analytes;

    EnteredResults(Rounds rounds, LabResults results, FollowUps followUps, Messages messages, Analytes analytes) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
        this.messages = messages;
        this.analytes = analytes;
    }

    /**
     * What the round asked for at first, and somebody typed into a form that was opened then, is not passed over.
     *
     * @param dropped the questions that the task does not ask any more, and that were answered
     * @throws SubmissionRefused where one of them has come otherwise since
     */
    void requireStillAsked(long roundId, Set<String> dropped) {
        List<String> come = Arrays.stream(rounds.get(roundId).panel().split(","))
                .filter(dropped::contains)
                .map(code -> analytes.get(code).name())
                .toList();
        if (!come.isEmpty()) {
            throw new SubmissionRefused(
                    "%s: has come otherwise since this form was opened. Load the task anew, and enter what was measured elsewhere by \"Report something about a patient\", \"Other results\""
                            .formatted(String.join(", ", come)));
        }
    }

    /** @throws SubmissionRefused as {@link Rounds#record} */
    void take(long roundId, RecordRoundResults entered, String by) {
        rounds.record(roundId, entered.collectedOn(), results.reported(entered.values()), by);
        String patientNumber = rounds.get(roundId).patientNumber();
        if (followUps.claim(patientNumber)) {
            messages.tell("resultsArrived", patientNumber);
        }
    }
}
