package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the physician who is called to an infusion day reads. */
@Component("bedsideTexts")
@Transactional(readOnly = true)
public class BedsideTexts {

    private final BedsideCalls calls;
    private final Premedications premedications;

    BedsideTexts(BedsideCalls calls, Premedications premedications) {
        this.calls = calls;
        this.premedications = premedications;
    }

    /** Whether the corticosteroid may be given again: yes at a start for which it is not as planned, else no (INF-06). */
    @ForModels
    public String repeatOffered(Long callId) {
        BedsideCall call = calls.get(callId);
        return call.kind() == BedsideCall.Kind.START && premedications.repeatPossible(call.day()) ? "yes" : "no";
    }

    /** Why a physician is called, and what each answer means. */
    @ForModels
    public String situation(Long callId) {
        BedsideCall call = calls.get(callId);
        return "%s\n\n- **It may go on:** %s.\n- **Not yet:** %s.\n- **Nothing more:** %s."
                .formatted(call.situation(), call.kind().goOn, call.kind().wait, call.kind().stop);
    }
}
