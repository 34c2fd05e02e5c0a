package org.alemtuzumab.pathway.laboratory;

import java.util.HashMap;
import java.util.Map;
import org.alemtuzumab.pathway.engine.Variable;
import org.alemtuzumab.pathway.evaluation.Urgency;
import org.alemtuzumab.pathway.laboratory.Filing.Waiting;
import org.alemtuzumab.pathway.laboratory.LaboratoryDecision.Matter;
import org.alemtuzumab.pathway.text.Shortened;

/** The variables of the process {@code laboratoryInbox}. */
final class LaboratoryInboxVariables {

    static final Variable<Long> MESSAGE_ID = new Variable<>("messageId", Long.class);
    /** Whose results they are, as far as that is known. */
    static final Variable<String> PATIENT_NUMBER = new Variable<>("patientNumber", String.class);
    /** Which of the message's patients this is about, from 1; 0 for the message as a whole. */
    static final Variable<Integer> PART = new Variable<>("part", Integer.class);
    /** Whether the question is whose results they are. */
    static final Variable<Boolean> PATIENT_UNCLEAR = new Variable<>("patientUnclear", Boolean.class);
    /** What the person is asked. */
    static final Variable<String> PROBLEM = new Variable<>("problem", String.class);
    /** What the message says, in words. */
    static final Variable<String> CONTENT = new Variable<>("content", String.class);

    /** EMERGENCY where the laboratory has flagged what waits as dangerous, else ROUTINE. */
    static final Variable<String> URGENCY = new Variable<>("urgency", String.class);

    static final Variable<Boolean> WAITS = new Variable<>("waits", Boolean.class);

    /** What a column of the engine holds. */
    private static final int LONGEST_TEXT = 3900;

    private LaboratoryInboxVariables() {}

    static Map<String, Object> of(long messageId, Waiting waiting) {
        Map<String, Object> variables = new HashMap<>();
        variables.put(MESSAGE_ID.name(), messageId);
        variables.put(PATIENT_NUMBER.name(), waiting.patientNumber() == null ? "not known" : waiting.patientNumber());
        variables.put(PART.name(), waiting.part());
        variables.put(PATIENT_UNCLEAR.name(), waiting.matter() == Matter.PATIENT);
        variables.put(PROBLEM.name(), Shortened.to(LONGEST_TEXT, waiting.problem()));
        variables.put(CONTENT.name(), Shortened.to(LONGEST_TEXT, waiting.content()));
        variables.put(URGENCY.name(), (waiting.critical() ? Urgency.EMERGENCY : Urgency.ROUTINE).name());
        variables.put(WAITS.name(), true);
        return variables;
    }
}
