package org.alemtuzumab.pathway.referral;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.disease.Disease;
import org.alemtuzumab.pathway.disease.Diseases;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.Outcome;
import org.alemtuzumab.pathway.evaluation.ToldAgain;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Referrals to specialists: one open a specialty and patient (SAF-6). */
@Component
@Transactional
public class Referrals {

    /**
     * What further findings have become part of.
     *
     * @param toldAgain where all of them only say again what their specialist has before him: which open finding each says, by id
     *     (SAF-6); empty otherwise
     */
    record Taken(Referral referral, boolean isNew, Map<Long, Long> toldAgain) {}

    private final ReferralRepository referrals;
    private final ReferralAnswerRepository answers;
    private final ReferralVisitRepository visits;
    private final Findings findings;
    private final ToldAgain toldAgain;
    private final KnownDiseases known;
    private final Diseases diseases;
    private final ClinicTime time;

    Referrals(
            ReferralRepository referrals,
            ReferralAnswerRepository answers,
            ReferralVisitRepository visits,
            Findings findings,
            ToldAgain toldAgain,
            KnownDiseases known,
            Diseases diseases,
            ClinicTime time) {
        this.referrals = referrals;
        this.answers = answers;
        this.visits = visits;
        this.findings = findings;
        this.toldAgain = toldAgain;
        this.known = known;
        this.diseases = diseases;
        this.time = time;
    }

    /** @throws IllegalArgumentException when there is none with this id */
    public Referral get(long id) {
        return referrals.findById(id).orElseThrow(() -> new IllegalArgumentException("No referral has this id"));
    }

    public List<Referral> of(String patientNumber) {
        return referrals.findByPatientNumberOrderById(patientNumber);
    }

    public boolean anyOpen(String patientNumber) {
        return of(patientNumber).stream().anyMatch(Referral::open);
    }

    /** Everything that was answered to a referral, oldest first. */
    public List<ReferralAnswer> answersTo(long id) {
        return answers.findByReferralIdOrderById(id);
    }

    public List<Finding> findingsOf(long id) {
        return findings.ofReferral(id);
    }

    /** These findings of the referral, and those that say one of them again: one answer is for all (SAF-6). */
    List<Finding> answeredTogether(long id, Collection<Long> findingIds) {
        return findings.ofReferral(id).stream()
                .filter(finding -> findingIds.contains(finding.id())
                        || finding.toldAgainOf() != null && findingIds.contains(finding.toldAgainOf()))
                .toList();
    }

    /** Referrals in which an autoimmune disease was confirmed before diseases had codes (INF-17, SCR-04b). */
    public List<Referral> confirmedWithoutCode(String patientNumber) {
        Set<Long> autoimmune = answers.findByPatientNumberOrderById(patientNumber).stream()
                .filter(answer -> answer.outcome() == Conclusion.CONFIRMED && answer.diseaseCode() == null)
                .filter(ReferralAnswer::autoimmune)
                .map(ReferralAnswer::referralId)
                .collect(Collectors.toSet());
        return of(patientNumber).stream()
                .filter(referral -> autoimmune.contains(referral.id()))
                .toList();
    }

    /** SAF-6: the open referral to this specialty takes the findings, or a new one does. */
    Taken take(String patientNumber, String specialty, List<Finding> added) {
        Urgency urgency = urgency(added);
        return referrals
                .findByOpenKey(Referral.openKey(patientNumber, specialty))
                .map(open -> new Taken(
                        referrals.save(open.extended(open.urgency().orMore(urgency), urgency == Urgency.EMERGENCY)),
                        false,
                        toldAgain(open, added)))
                .orElseGet(() -> new Taken(
                        referrals.save(new Referral(
                                null,
                                patientNumber,
                                specialty,
                                Referral.openKey(patientNumber, specialty),
                                urgency,
                                time.now(),
                                null,
                                null,
                                0,
                                null,
                                null,
                                null)),
                        true,
                        Map.of()));
    }

    private Map<Long, Long> toldAgain(Referral open, List<Finding> added) {
        List<Finding> known = findings.ofReferral(open.id());
        Map<Long, Long> said = new HashMap<>();
        added.forEach(
                finding -> toldAgain.said(finding, known).ifPresent(told -> said.put(finding.id(), told.firstTold())));
        return said.size() == added.size() ? said : Map.of();
    }

    /** The most urgent of the findings. A test that is repeated first is ROUTINE to a specialist who gets it as well. */
    static Urgency urgency(Collection<Finding> of) {
        Urgency most =
                of.stream().map(Finding::urgency).min(Comparator.naturalOrder()).orElseThrow();
        return most.orMore(Urgency.ROUTINE);
    }

    void acknowledge(long id, AcknowledgeReferral taken, String by) {
        referrals.save(get(id).acknowledged(time.now(), by));
        answer(id, ReferralAnswer.Step.ACKNOWLEDGED, taken.firstStep().orElse(null), by);
    }

    /**
     * SAF-6: the patient was seen, or need not be; the answers of the referral say it too.
     *
     * @param urgency of the findings that the visit was for
     * @param dueAt by when it was to be
     * @throws SubmissionRefused when it lies ahead
     */
    void recordVisit(long id, RecordVisit told, Urgency urgency, OffsetDateTime dueAt, String by) {
        boolean seen = told.visit() == RecordVisit.Visit.SEEN;
        ReferralVisit visit = visits.save(new ReferralVisit(
                null,
                get(id).patientNumber(),
                id,
                urgency,
                dueAt,
                seen ? past(told.seenOn().orElseThrow(), told.seenAt().orElseThrow()) : null,
                seen ? null : told.notSeenBecause().orElseThrow(),
                by,
                time.now()));
        String note = seen
                ? "seen " + time.text(Date.from(visit.seenAt().toInstant()))
                : "no visit needed: " + visit.notSeenBecause();
        answer(id, ReferralAnswer.Step.VISIT, note, by);
    }

    private OffsetDateTime past(LocalDate day, LocalTime hour) {
        OffsetDateTime at = day.atTime(hour).atZone(time.zone()).toOffsetDateTime();
        if (at.isAfter(time.now())) {
            throw new SubmissionRefused("Seen at: this lies in the future");
        }
        return at;
    }

    /** When the patient was seen for this referral, oldest first. */
    public List<ReferralVisit> visits(long id) {
        return visits.findByReferralIdOrderById(id);
    }

    /** A clock of it has run out. */
    void escalate(long id) {
        referrals.save(get(id).escalated());
    }

    void takeOver(long id, TakeOverReferral seenTo, String by) {
        answer(id, ReferralAnswer.Step.TAKEN_OVER, seenTo.whatWasDone(), by);
    }

    /**
     * Records the specialist's outcome for these findings of the referral; a disease is history from then on (SCR-20).
     *
     * @throws SubmissionRefused when they are observed until a day that is not ahead
     */
    void record(long id, Collection<Long> findingIds, RecordOutcome answer, String by) {
        answer.observeUntil().filter(until -> !until.isAfter(time.today())).ifPresent(until -> {
            throw new SubmissionRefused(
                    "Observe until: %s is not in the future; enter a day after today".formatted(until));
        });
        Referral referral = get(id);
        LocalDate observedUntil = answer.observeUntil().orElse(null);
        String disease = answer.disease().orElse(null);
        referrals.save(referral.answered(answer.outcome(), observedUntil));
        answeredTogether(id, findingIds)
                .forEach(finding -> findings.close(finding, answer.outcome().ofFinding()));
        answers.save(new ReferralAnswer(
                null,
                referral.patientNumber(),
                id,
                ReferralAnswer.Step.OUTCOME,
                answer.outcome(),
                answer.diseaseCode().orElse(null),
                disease,
                answer.diseaseCode()
                        .map(diseases::get)
                        .filter(Disease::autoimmune)
                        .isPresent(),
                observedUntil,
                answer.worseningPercent().orElse(null),
                answer.inWords().orElse(null),
                by,
                time.now()));
        answer.diseaseCode()
                .ifPresent(code -> known.confirm(
                        referral.patientNumber(),
                        code,
                        disease,
                        new KnownDiseases.Origin(referral.specialty(), referral.openedAt(), id, null),
                        by));
    }

    /** Closes the referral once every one of its findings has a last outcome. @return whether it is closed now */
    boolean closeIfAnswered(long id) {
        boolean answered = findings.ofReferral(id).stream()
                .map(Finding::outcome)
                .allMatch(outcome -> outcome == Outcome.CONFIRMED || outcome == Outcome.EXCLUDED);
        if (answered) {
            referrals.save(get(id).closed(time.now()));
        }
        return answered;
    }

    /** Ends all that is open when the patient has left: no specialist can answer any more. */
    public void closeOpen(String patientNumber) {
        of(patientNumber).stream().filter(Referral::open).forEach(open -> referrals.save(open.closed(time.now())));
    }

    private void answer(long id, ReferralAnswer.Step step, String note, String by) {
        answers.save(new ReferralAnswer(
                null, get(id).patientNumber(), id, step, null, null, null, false, null, null, note, by, time.now()));
    }
}
