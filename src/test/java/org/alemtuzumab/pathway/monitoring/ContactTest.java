package org.alemtuzumab.pathway.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.text.Spelling;
import org.junit.jupiter.api.Test;

/** What was done about a late round is kept, and read by the next step, in the words of its form (MON-06). */
class ContactTest {

    @Test
    void everyAnswerOfEveryStepIsAnOutcome() {
        List<Contact> contacts = Stream.of(
                        Arrays.stream(RemindPatient.Reminded.values())
                                .map(each -> new RemindPatient(each, Optional.of("Remark")).contact()),
                        Arrays.stream(CallPatient.Outcome.values())
                                .map(each -> new CallPatient(each, Optional.empty(), Optional.empty()).contact()),
                        Arrays.stream(DecideOnOverdueRound.Decision.values())
                                .map(each -> new DecideOnOverdueRound(each, "Reason").contact()),
                        Arrays.stream(ReviewMissedRounds.Decision.values())
                                .map(each -> new ReviewMissedRounds(each, "Reason").contact()))
                .flatMap(each -> each)
                .toList();

        assertThat(contacts).extracting(Contact::outcome).contains(Contact.Outcome.values());
        assertThat(contacts)
                .extracting(contact -> Spelling.of(contact.step()))
                .contains("remindPatient", "callPatient");
        assertThat(new DecideOnOverdueRound(DecideOnOverdueRound.Decision.HOME_VISIT, "She cannot walk").contact())
                .isEqualTo(new Contact(
                        Contact.Step.DECIDE_ON_OVERDUE_ROUND,
                        Contact.Outcome.HOME_VISIT,
                        Optional.of("She cannot walk"),
                        Optional.empty()));
    }
}
