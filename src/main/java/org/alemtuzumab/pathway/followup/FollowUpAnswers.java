package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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

    static final String SUSPECTED = "suspected";
    private static final String NOT_SUSPECTED = "notSuspected";

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
     * Stores what is back of what was asked for; the rest is asked for again.
     *
     * <p>The values that a neurologist sets as a reference are the patient's baseline from then on (SAF-10).
     *
     * @throws SubmissionRefused when nothing that was asked for is among it
     */
    void report(long id, LocalDate collectedOn, Map<String, String> reported, String note, String by) {
        List<String> missing = followUps.missing(id);
        if (!missing.isEmpty() && Collections.disjoint(missing, reported.keySet())) {
            throw new SubmissionRefused(
                    "No result was entered: enter at least one, with its unit, or tick that it cannot be done");
        }
        FollowUp followUp = followUps.get(id);
        String context = followUp.is(FollowUpKind.REFERENCE) ? "BASELINE" : "FOLLOW_UP";
        results.record(
                new Sample(followUp.patientNumber(), collectedOn, context, followUp.roundId(), id, by),
                followUps.notOnFile(id, collectedOn, readThrough(followUp, reported)));
        followUps.claim(followUp.patientNumber());
        if (note != null) {
            followUps.note(id, note);
        }
    }

    /** MON-11: signs are told as those of a round are (MON-03). */
    private Map<String, String> readThrough(FollowUp followUp, Map<String, String> reported) {
        return followUp.analyteCodes().contains(Analytes.SYMPTOMS) ? analytes.withQuestion(reported) : reported;
    }

    /**
     * A neurologist's decision ends it; a nurse's "cannot be done" goes to the neurologist.
     *
     * @param diseaseCode what the neurologist has confirmed by it, history from then on (SCR-20); null for none
     */
    void decide(long id, String decision, String diseaseCode, String by) {
        FollowUp followUp = followUps.get(id);
        if (followUp.assignedGroup().equals(FollowUps.NEUROLOGIST)) {
            followUps.decide(id, decision);
            if (diseaseCode != null) {
                known.confirm(
                        followUp.patientNumber(),
                        diseaseCode,
                        null,
                        new KnownDiseases.Origin(FollowUps.NEUROLOGIST, followUp.openedAt(), null, id),
                        by);
            }
        } else {
            followUps.handToNeurologist(id, decision);
        }
    }

    /** What the patient said on the telephone: settled, or passed on to a physician (SAF-13, INF-19). */
    void called(long id, String answer, String said) {
        followUps.called(id, answer, said);
    }

    /**
     * INF-21: the reaction that the patient tells of on the telephone, recorded as one seen at an infusion is.
     *
     * @param grade by CTCAE, 1 to 5; null where none was told
     * @param drugs given for it; null for none
     */
    void reaction(long id, Integer grade, String drugs, String said) {
        followUps.graded(
                id,
                grade,
                "grade %s by telephone%s: %s"
                        .formatted(
                                grade == null ? "not known" : grade,
                                drugs == null ? "" : ", drugs given: " + drugs,
                                said));
    }

    /** NEU-1: whether PML or autoimmune encephalitis is suspected. */
    void answered(long id, boolean suspected, String because, String by) {
        neurology.answer(followUps.get(id).patientNumber(), id, suspected, because, by);
        followUps.called(id, suspected ? SUSPECTED : NOT_SUSPECTED, because);
    }

    /** What came of the call about a test that was not done in time. */
    void call(long id, boolean reached, LocalDate plannedOn, String said) {
        String outcome = reached ? "called, sample planned for " + plannedOn : "called, not reached";
        followUps.note(id, said == null ? outcome : outcome + ". " + said);
    }
}
