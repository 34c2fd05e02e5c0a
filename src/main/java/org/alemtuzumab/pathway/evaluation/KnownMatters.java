package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.springframework.stereotype.Component;

/** SAF-8: what a specialist knows already is listed, and not alerted. */
@Component
class KnownMatters {

    private final Analytes analytes;
    private final Observations observations;

    KnownMatters(Analytes analytes, Observations observations) {
        this.analytes = analytes;
        this.observations = observations;
    }

    /**
     * SAF-8: a specialist has confirmed or observes it, and it has not become worse; never for an emergency, nor for a
     * symptom: who tells of it again has it again. Nor after a recovery: what comes back is a new matter. Of several values
     * that it is about, none may have become worse.
     */
    boolean known(Timeline timeline, Said said) {
        LabResult result = said.newest();
        Judgement row = said.row();
        if (row.emergency() || row.specialty() == null || analytes.symptom(result.analyte())) {
            return false;
        }
        List<Finding> ofRule = timeline.findings().stream()
                .filter(finding -> finding.rule().equals(row.rule()) && !finding.listed())
                .filter(finding -> row.specialty().equals(finding.specialty()))
                .toList();
        if (ofRule.isEmpty() || ofRule.stream().anyMatch(Finding::open)) {
            return false;
        }
        Finding last = ofRule.get(ofRule.size() - 1);
        double percent = observations
                .worseningPercent(last)
                .orElse(timeline.settings(result.collectedOn()).stablePercent());
        return last.outcome() != null
                && suppressing(result).contains(last.outcome())
                && timeline.result(last.resultId())
                        .filter(reviewed -> !worse(reviewed, result, percent))
                        .filter(reviewed -> !timeline.recovered(reviewed, result, row.urgency()))
                        .filter(reviewed -> said.about().stream()
                                .filter(other -> !other.equals(result) && other.outsideRange())
                                .allMatch(other -> timeline.lastUntil(reviewed.collectedOn(), other.analyte())
                                        .filter(earlier -> !worse(earlier, other, percent))
                                        .isPresent()))
                        .isPresent();
    }

    /** Which answers of a specialist keep a value from being alerted: a lesion seen anew may be another disease. */
    private static Set<Outcome> suppressing(LabResult result) {
        return Organ.of(result.analyte()).contains(Organ.EXAMINATIONS)
                ? Set.of(Outcome.OBSERVED)
                : Set.of(Outcome.CONFIRMED, Outcome.OBSERVED);
    }

    /** Further by this percentage from the middle of the reference range; without one, higher. */
    private static boolean worse(LabResult reviewed, LabResult now, double percent) {
        if (!reviewed.analyte().equals(now.analyte())) {
            return true;
        }
        if (reviewed.lowValue() == null || now.lowValue() == null) {
            return !Objects.equals(reviewed.code(), now.code());
        }
        double middle = now.upperLimit() == null
                ? 0
                : (now.upperLimit() + Optional.ofNullable(now.lowerLimit()).orElse(0.0)) / 2;
        double value = Math.abs(now.lowValue() - middle) >= Math.abs(now.highValue() - middle)
                ? now.lowValue()
                : now.highValue();
        Double change = Change.percent(reviewed.lowValue(), value);
        boolean away = value > middle ? value > reviewed.lowValue() : value < reviewed.lowValue();
        return away && (change == null || Math.abs(change) >= percent);
    }
}
