package org.alemtuzumab.pathway.followup;

import java.util.Optional;

/**
 * INF-21: the reaction that a patient tells of on the telephone.
 *
 * @param grade by CTCAE, 1 to 5
 * @param drugsGiven for it
 */
record ToldReaction(Optional<String> grade, Optional<String> drugsGiven) {

    boolean told() {
        return grade.isPresent() || drugsGiven.isPresent();
    }

    /** As a remark on what was found. */
    String inWords(String said) {
        return "grade %s by telephone%s: %s"
                .formatted(
                        grade.orElse("not known"),
                        drugsGiven.map(drugs -> ", drugs given: " + drugs).orElse(""),
                        said);
    }
}
