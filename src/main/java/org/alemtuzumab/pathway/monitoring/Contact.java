package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.util.Optional;
import org.alemtuzumab.pathway.text.Spelled;

/**
 * What somebody did about a late or missed round (MON-06).
 *
 * @param agreedOn the day agreed on for the sample
 */
record Contact(Step step, Outcome outcome, Optional<String> remark, Optional<LocalDate> agreedOn) {

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

    /** What came of it: all that the forms of the steps offer. */
    enum Outcome implements Spelled {
        PHONE("by phone"),
        MESSAGE("by message or letter"),
        SAMPLE_TAKEN("the sample has been taken, results are awaited"),
        NOT_REACHED("not reached"),
        AGREED("a day was agreed"),
        DECLINES("the patient declines"),
        CONTACT_AGAIN("contact the patient again"),
        CONTACT_DOCTOR("ask the general practitioner or the family"),
        HOME_VISIT("have the sample taken elsewhere"),
        NEXT_ROUND("wait for the next round"),
        SEEN_NOW("the patient is seen and sampled now"),
        REPORT_DEPARTURE("the patient cannot be reached");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** @param answer the choice of the step's form, called as its outcome */
    static Contact of(Step step, Enum<?> answer, Optional<String> remark) {
        return new Contact(step, Outcome.valueOf(answer.name()), remark, Optional.empty());
    }

    Contact agreedOn(Optional<LocalDate> day) {
        return new Contact(step, outcome, remark, day);
    }
}
