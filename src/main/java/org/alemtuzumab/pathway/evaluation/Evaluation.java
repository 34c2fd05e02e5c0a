package org.alemtuzumab.pathway.evaluation;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Judges the results of a patient by the decision tables. */
@Component
@Transactional
public class Evaluation {

    private final Findings findings;

    Evaluation(Findings findings) {
        this.findings = findings;
    }

    /** RPT-1: what becomes of a follow-up. @param outcome close, repeat, refer or escalate */
    public record RepeatJudgement(String outcome) {}

    /** Judges every result not judged before. @return whether any finding waits for its referral or follow-up */
    public boolean evaluatePending(String patientNumber) {
        return !findings.unrouted(patientNumber).isEmpty();
    }

    /** RPT-1: judges a follow-up by its results, after {@link #evaluatePending}. */
    public RepeatJudgement judgeRepeat(long followUpId) {
        throw new UnsupportedOperationException();
    }
}
