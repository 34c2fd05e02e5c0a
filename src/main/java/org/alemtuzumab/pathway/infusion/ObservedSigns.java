package org.alemtuzumab.pathway.infusion;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.alemtuzumab.pathway.time.ClinicTime;

/**
 * What is ticked and told of how the patient is, at a reading or in the observation (INF-12, INF-21).
 *
 * @param grade by CTCAE, "1" to "5"
 * @param onsetAt when a reaction began, where that was before the reading
 */
record ObservedSigns(
        SeriousSigns serious,
        ReactionSigns reaction,
        Optional<String> grade,
        Optional<LocalTime> onsetAt,
        Optional<String> drugsGiven,
        Optional<String> symptoms) {

    ClinicalState state(Condition condition, ClinicTime time) {
        return new ClinicalState(condition, symptoms.orElse(null), serious.codes(), reaction(time));
    }

    /** Null where nothing was recorded of one. */
    private Reaction reaction(ClinicTime time) {
        Reaction recorded = new Reaction(
                grade.map(Integer::valueOf).orElse(null),
                reaction.codes(),
                drugsGiven.orElse(null),
                onsetAt.map(at -> notAhead(time.moment(time.today(), at), time)).orElse(null));
        return recorded.equals(Reaction.NOTHING) ? null : recorded;
    }

    /** An hour that is still ahead was yesterday's: the infusion ran past midnight. */
    private static OffsetDateTime notAhead(OffsetDateTime at, ClinicTime time) {
        return at.isAfter(time.now()) ? at.minusDays(1) : at;
    }
}
