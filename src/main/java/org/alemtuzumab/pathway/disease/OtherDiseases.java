package org.alemtuzumab.pathway.disease;

import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.engine.Messages;
import org.alemtuzumab.pathway.evaluation.Alert;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpRequest;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** MON-11: who has got one autoimmune disease may get another; the table says what is looked for after the first. */
@Component
class OtherDiseases {

    private final Findings findings;
    private final Decisions decisions;
    private final Messages messages;
    private final ClinicTime time;

    OtherDiseases(Findings findings, Decisions decisions, Messages messages, ClinicTime time) {
        this.findings = findings;
        this.decisions = decisions;
        this.messages = messages;
        this.time = time;
    }

    /**
     * @param specialty who has confirmed an autoimmune disease
     * @param first whether it is the first of this patient
     */
    void lookFor(String patient, String specialty, boolean first) {
        decisions.rows("afterAutoimmuneDisease", Map.of("first", first)).forEach(row -> {
            findings.raise(Finding.raisedBy(
                            patient,
                            Alert.of(
                                    row,
                                    "%s: a first autoimmune disease, confirmed by %s on %s: %s, %s"
                                            .formatted(
                                                    row.get("rule"),
                                                    specialty,
                                                    time.today(),
                                                    row.get("limit"),
                                                    row.get("source"))),
                            time.now())
                    .asking(FollowUpRequest.of(row)));
            messages.tell("resultsArrived", patient);
        });
    }
}
