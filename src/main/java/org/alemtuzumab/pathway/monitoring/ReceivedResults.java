package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.followup.FollowUps;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Recorded;
import org.alemtuzumab.pathway.results.Recorded.Change;
import org.alemtuzumab.pathway.results.ReportedValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what a laboratory reports of one sample: stored, filed by the day of the sample (SAF-3), and judged by the
 * pathway in a transaction of its own. Safe to repeat: what is known already changes nothing (SAF-5).
 */
@Component
@Transactional
public class ReceivedResults {

    private final Rounds rounds;
    private final LabResults results;
    private final FollowUps followUps;
    private final OpenRoundTasks tasks;
    private final Messages messages;

    ReceivedResults(Rounds rounds, LabResults results, FollowUps followUps, OpenRoundTasks tasks, Messages messages) {
        this.rounds = rounds;
        this.results = results;
        this.followUps = followUps;
        this.tasks = tasks;
        this.messages = messages;
    }

    /**
     * What became of the values of one sample.
     *
     * @param recorded one for each value, in their order
     * @param heard whether a pathway is under way that judges them
     */
    public record Receipt(List<Recorded> recorded, boolean heard) {

        public long count(Change change) {
            return recorded.stream().filter(each -> each.change() == change).count();
        }

        /** Whether anything was not known before. */
        public boolean changed() {
            return recorded.stream().anyMatch(each -> each.change() != Change.DUPLICATE);
        }
    }

    /**
     * @param collectedOn day of the sample in the clinic's time zone
     * @param recordedBy who reports, as an auditor will read it
     * @throws SubmissionRefused when the sample is dated in the future; nothing is stored then
     */
    public Receipt receive(String patientNumber, LocalDate collectedOn, List<ReportedValue> values, String recordedBy) {
        OffsetDateTime collectedAt = values.stream()
                .map(ReportedValue::collectedAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<Recorded> recorded =
                results.record(rounds.sample(patientNumber, collectedOn, collectedAt, recordedBy), values);
        followUps.claim(patientNumber);
        boolean changed = recorded.stream().anyMatch(each -> each.change() != Change.DUPLICATE);
        boolean heard = changed && messages.tell("resultsArrived", patientNumber) > 0;
        return new Receipt(recorded, heard);
    }

    /** Open rounds look again for what they miss: their task asks for the rest only, or they close (SAF-2). */
    public void tellRounds(String patientNumber) {
        Set<Long> asking = tasks.askForTheRest(patientNumber);
        rounds.of(patientNumber).stream()
                .filter(round -> round.open() && !asking.contains(round.id()))
                .forEach(round -> messages.tell(
                        "reflexClosed", patientNumber, Map.of(MonitoringRoundVariables.ROUND_ID.name(), round.id())));
    }
}
