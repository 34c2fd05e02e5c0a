package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelled;
import org.alemtuzumab.pathway.text.Spelling;

/**
 * What somebody did about a late or missed round (MON-06).
 *
 * @param outcome as the step's form spells it
 * @param agreedOn the day agreed on for the sample
 */
record Contact(Step step, String outcome, Optional<String> remark, Optional<LocalDate> agreedOn) {

    /** The tasks in which it is recorded. */
    enum Step implements Spelled {
        REMIND_PATIENT("Reminder"),
        CALL_PATIENT("Call"),
        DECIDE_ON_OVERDUE_ROUND("Neurologist's decision"),
        REVIEW_MISSED_ROUNDS("Review of missed rounds");

        private final String title;

        Step(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    static Contact of(Step step, Enum<?> outcome, Optional<String> remark) {
        return new Contact(step, Spelling.of(outcome), remark, Optional.empty());
    }

    Contact agreedOn(Optional<LocalDate> day) {
        return new Contact(step, outcome, remark, day);
    }
}
