package org.alemtuzumab.pathway.task;

import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * A neurologist has a step that stands still tried again, or has done by hand what it would have done (SAF-7).
 *
 * @param whatWasDone by hand
 */
record AnswerStoppedStep(Answer answer, Optional<String> whatWasDone) {

    enum Answer implements Spelled {
        TRY_AGAIN,
        BY_HAND
    }

    boolean tryAgain() {
        return answer == Answer.TRY_AGAIN;
    }
}
