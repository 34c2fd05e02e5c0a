package org.alemtuzumab.pathway.screening;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.screening.BaselineDecisions.Decision;
import org.alemtuzumab.pathway.screening.BaselineDecisions.Judgement;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.util.StringUtils;

/**
 * The neurologist's decision on every item of the baseline, and on the course (SCR-04, SCR-05).
 *
 * @param decideListed on the list of the other values outside their range, where one was shown
 * @param reason why it is deferred
 * @param oneByOne two answers an item: the decision, and why it is acceptable
 */
record ConfirmEligibility(
        Optional<Listed> decideListed, Course decision, Optional<String> reason, Map<String, String> oneByOne) {

    enum Listed {
        ACCEPTABLE,
        REPEAT
    }

    enum Course {
        CONFIRM,
        DEFER
    }

    /** Whether the proposal is confirmed; otherwise the course is deferred. */
    boolean confirmed() {
        return decision == Course.CONFIRM;
    }

    /** By item; of what was not decided, nothing. */
    Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        for (String item : BaselineItems.OF_THEIR_OWN) {
            String question = StringUtils.capitalize(item);
            Optional.ofNullable(oneByOne.get("decide" + question))
                    .flatMap(text -> Spelling.read(Judgement.class, text))
                    .ifPresent(judgement -> decisions.put(
                            item, new Decision(judgement, oneByOne.getOrDefault("because" + question, ""))));
        }
        return decisions;
    }

    /** On the whole list; empty where none was shown. */
    Optional<Decision> onList() {
        return decideListed.map(
                listed -> new Decision(listed == Listed.ACCEPTABLE ? Judgement.ACCEPTABLE : Judgement.REPEAT, ""));
    }
}
