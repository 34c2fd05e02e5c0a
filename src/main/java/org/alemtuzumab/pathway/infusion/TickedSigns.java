package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.form.FormAnswers;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** The signs that are ticked at a reading: a form has a box for each (INF-12, INF-21). */
@Component
class TickedSigns {

    private static final String SERIOUS = "sign";
    private static final String OF_REACTION = "reaction";
    /** Each has a row in the table referSeriousSign. */
    private static final List<String> SERIOUS_SIGNS =
            List.of("chestPain", "headOrNeckPain", "weakness", "breathing", "haemoptysis", "seizure", "collapse");

    private static final List<String> REACTION_SIGNS =
            List.of("rash", "itching", "feverOrChills", "headache", "nausea", "flushing", "palpitations", "other");

    private final ClinicTime time;

    TickedSigns(ClinicTime time) {
        this.time = time;
    }

    /** The codes of the serious signs, separated by commas; null where none was ticked. */
    String serious(FormAnswers answers) {
        return ticked(answers, SERIOUS, SERIOUS_SIGNS).orElse(null);
    }

    /** What was recorded of a reaction; null where nothing was. */
    Reaction reaction(FormAnswers answers) {
        Reaction reaction = new Reaction(
                answers.number("grade").map(Double::intValue).orElse(null),
                ticked(answers, OF_REACTION, REACTION_SIGNS).orElse(null),
                answers.text("drugsGiven").orElse(null),
                answers.time("onsetAt")
                        .map(at -> time.today().atTime(at).atZone(time.zone()).toOffsetDateTime())
                        .map(this::notAhead)
                        .orElse(null));
        return reaction.equals(new Reaction(null, null, null, null)) ? null : reaction;
    }

    /** An hour that is still ahead was yesterday's: the infusion ran past midnight. */
    private OffsetDateTime notAhead(OffsetDateTime at) {
        return at.isAfter(time.now()) ? at.minusDays(1) : at;
    }

    private static Optional<String> ticked(FormAnswers answers, String prefix, List<String> codes) {
        String all = codes.stream()
                .filter(code -> answers.checked(prefix + Character.toUpperCase(code.charAt(0)) + code.substring(1)))
                .collect(Collectors.joining(","));
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }
}
