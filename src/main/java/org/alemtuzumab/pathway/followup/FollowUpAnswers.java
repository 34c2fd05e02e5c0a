package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.neurology.NeurologicalSigns;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.results.Sample;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the care team answers to a follow-up. */
@Component
@Transactional
class FollowUpAnswers {

    private final FollowUps followUps;
    private final LabResults results;
    private final Analytes analytes;
    private final NeurologicalSigns neurology;
    private final KnownDiseases known;

    FollowUpAnswers(
            FollowUps followUps,
            LabResults results,
            Analytes analytes,
            NeurologicalSigns neurology,
            KnownDiseases known) {
        this.followUps = followUps;
        this.results = results;
        this.analytes = analytes;
        this.neurology = neurology;
        this.known = known;
    }

    /**
     * What was answered to it: whether a disease is suspected, what came of a call, what was decided, or what was reported.
     *
     * @param tested whether any test was asked for
     * @throws SubmissionRefused when no result is among what was reported of a test
     */
    void record(long id, boolean tested, RecordFollowUpResults told, String by) {
        if (told.suspected().isPresent()) {
            answered(id, told.suspected().get(), told.decision().orElseThrow(), by);
        } else if (told.callOutcome().isPresent()) {
            called(id, told);
        } else if (!tested || told.notPossible()) {
            decide(id, told.decision().orElseThrow(), told.diseaseCode(), by);
        } else {
            report(id, told, by);
        }
    }

    /**
     * Stores what is back of what was asked for; the rest is asked for again.
     *
     * <p>The values that a neurologist sets as a reference are the patient's baseline from then on (SAF-10).
     */
    private void report(long id, RecordFollowUpResults told, String by) {
        Map<String, String> reported = results.reported(told.values());
        List<String> missing = followUps.missing(id);
        if (!missing.isEmpty() && Collections.disjoint(missing, reported.keySet())) {
            throw new SubmissionRefused(
                    "No result was entered: enter at least one, with its unit, or tick that it cannot be done");
        }
        FollowUp followUp = followUps.get(id);
        LocalDate collectedOn = told.collectedOn().orElseThrow();
        String context = followUp.is(FollowUpKind.REFERENCE) ? "BASELINE" : "FOLLOW_UP";
        results.record(
                new Sample(followUp.patientNumber(), collectedOn, context, followUp.roundId(), id, by),
                followUps.notOnFile(id, collectedOn, readThrough(followUp, reported)));
        followUps.claim(followUp.patientNumber());
        told.note().ifPresent(note -> followUps.note(id, note));
    }

    /** MON-11: signs are told as those of a round are (MON-03). */
    private Map<String, String> readThrough(FollowUp followUp, Map<String, String> reported) {
        return followUp.analyteCodes().contains(Analytes.SYMPTOMS) ? analytes.withQuestion(reported) : reported;
    }

    /**
     * A neurologist's decision ends it; a nurse's "cannot be done" goes to the neurologist.
     *
     * @param diseaseCode what the neurologist has confirmed by it, history from then on (SCR-20)
     */
    private void decide(long id, String decision, Optional<String> diseaseCode, String by) {
        FollowUp followUp = followUps.get(id);
        if (followUp.assignedGroup().equals(FollowUps.NEUROLOGIST)) {
            followUps.decide(id, decision);
            diseaseCode.ifPresent(code -> known.confirm(
                    followUp.patientNumber(),
                    code,
                    null,
                    new KnownDiseases.Origin(FollowUps.NEUROLOGIST, followUp.openedAt(), null, id),
                    by));
        } else {
            followUps.handToNeurologist(id, decision);
        }
    }

    /**
     * What the patient said on the telephone: settled, or passed on to a physician (SAF-13, INF-19). A reaction is recorded as one
     * seen at an infusion is (INF-21).
     */
    private void called(long id, RecordFollowUpResults told) {
        String said = told.decision().orElseThrow();
        ToldReaction reaction = told.reaction();
        if (reaction.told()) {
            followUps.graded(id, reaction.grade().map(Integer::valueOf).orElse(null), reaction.inWords(said));
        }
        followUps.answered(id, FollowUpOutcome.of(told.callOutcome().orElseThrow()), said);
    }

    /** NEU-1: whether PML or autoimmune encephalitis is suspected. */
    void answered(long id, boolean suspected, String because, String by) {
        neurology.answer(followUps.get(id).patientNumber(), id, suspected, because, by);
        followUps.answered(id, suspected ? FollowUpOutcome.SUSPECTED : FollowUpOutcome.NOT_SUSPECTED, because);
    }

    /** What came of the call about a test that was not done in time. */
    void call(long id, CallAboutFollowUp call) {
        followUps.note(id, call.inWords());
    }
}
