package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What was reported for a follow-up, said on the telephone, or decided where there is nothing to test.
 *
 * @param suspected NEU-1: whether PML or autoimmune encephalitis is
 * @param callOutcome what came of a call (SAF-13, INF-19)
 * @param notPossible whether what is asked for cannot be done
 * @param decision what was said or decided, or why it cannot be done
 * @param diseaseCode what a neurologist confirms by it, of the list of diseases (SCR-20)
 * @param values by the analyte's code, as typed
 */
record RecordFollowUpResults(
        Optional<Boolean> suspected,
        Optional<CallOutcome> callOutcome,
        ToldReaction reaction,
        boolean notPossible,
        Optional<String> decision,
        Optional<String> diseaseCode,
        Optional<LocalDate> collectedOn,
        Optional<String> note,
        Map<String, String> values) {

    enum CallOutcome {
        SETTLED,
        PASSED_ON
    }
}
