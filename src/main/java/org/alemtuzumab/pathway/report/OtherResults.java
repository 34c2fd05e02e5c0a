package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.monitoring.Rounds;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in results that no open task asked for; the evaluation follows in a transaction of its own. Where a repeat waits for one,
 * it is that repeat's (RPT-1).
 */
@Component
@Transactional
class OtherResults {

    private final Rounds rounds;
    private final LabResults results;
    private final FollowUps followUps;

    OtherResults(Rounds rounds, LabResults results, FollowUps followUps) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
    }

    /**
     * @return the tests of which what had been typed is corrected or taken back
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused as {@link Rounds#recordOther} and {@link Rounds#correct}
     */
    Set<String> take(String patientNumber, RecordOtherResults given, String by) {
        if (!given.available()) {
            return Set.of();
        }
        LocalDate collectedOn = given.collectedOn().orElseThrow();
        RecordOtherResults.Purpose purpose = given.purpose().orElseThrow();
        Map<String, String> reported = results.reported(given.values());
        boolean corrects = purpose != RecordOtherResults.Purpose.NEW;
        if (corrects) {
            boolean takeBack = purpose == RecordOtherResults.Purpose.TAKE_BACK;
            rounds.correct(patientNumber, collectedOn, reported, takeBack, by);
        } else {
            rounds.recordOther(patientNumber, collectedOn, reported, by);
        }
        followUps.claim(patientNumber);
        return corrects ? reported.keySet() : Set.of();
    }
}
