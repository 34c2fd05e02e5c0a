package org.alemtuzumab.pathway.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.Figures;
import org.alemtuzumab.pathway.results.LabResult;

/** A finding in one line for its reader: "REN-1: 105 µmol/L, baseline 79.6, +31.9 %, limit +30 %, S1". */
record Evidence(Timeline timeline, Analytes analytes) {

    String of(Judgement judgement, List<LabResult> about) {
        String figures = about.stream()
                .map(result -> about.size() == 1 && !analytes.symptom(result.analyte())
                        ? figure(result, judgement)
                        : analytes.get(result.analyte()).name() + " " + figure(result, judgement))
                .collect(Collectors.joining("; "));
        return Stream.of(
                        judgement.rule() + ": " + figures,
                        judgement.limit(),
                        judgement.source(),
                        immunosuppression(judgement, about),
                        pregnancy(about))
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
    }

    /** SCR-17: who reads neurological signs or an MRI must know of it; null where there was none. */
    private String immunosuppression(Judgement judgement, List<LabResult> about) {
        boolean shown = judgement.rule().equals("NEU-1")
                || about.stream().anyMatch(result -> result.analyte().equals("mri"));
        return shown && !timeline.immunosuppressants().isEmpty()
                ? "earlier immunosuppression: " + String.join(", ", timeline.immunosuppressants())
                : null;
    }

    /** PRG-1: who reads a finding of a pregnancy must know of it; null outside one. */
    private String pregnancy(List<LabResult> about) {
        return about.stream().anyMatch(result -> timeline.pregnancy(result).isPresent())
                ? "in pregnancy: limits judged with obstetrics (PRG-1)"
                : null;
    }

    private String figure(LabResult result, Judgement judgement) {
        if (!result.exact()) {
            return result.reported();
        }
        Analyte analyte = analytes.get(result.analyte());
        String number = Figures.of(result.lowValue());
        String value = (number + " " + analyte.shown()).strip();
        String shown = result.reported().contains(number) ? value : value + " (reported \"" + result.reported() + "\")";
        return shown
                + comparison(result, analyte, judgement)
                        .map(text -> ", " + text)
                        .orElse("");
    }

    private Optional<String> comparison(LabResult result, Analyte analyte, Judgement judgement) {
        if (judgement.comparedWith() == null) {
            return Optional.empty();
        }
        return switch (judgement.comparedWith()) {
            case BASELINE ->
                analyte.baseline() == null
                        ? Optional.empty()
                        : change("baseline", timeline.baseline(analyte, result), result, analyte);
            case PREVIOUS -> change("previous", timeline.previous(result), result, analyte);
            case LOWEST -> change("lowest", timeline.lowest(result), result, analyte);
            case UPPER_LIMIT ->
                upperLimit(result, analyte).map(limit -> "%s × %s"
                        .formatted(Figures.of(Change.times(result.lowValue(), result.upperLimit())), limit));
            case RANGE ->
                result.lowerLimit() != null && result.lowValue() < result.lowerLimit()
                        ? Optional.of(limit("lower limit", result.lowerLimit(), result.lowerLimitSource(), analyte))
                        : upperLimit(result, analyte);
            case TRIMESTER -> timeline.pregnancy(result).map(pregnancy -> pregnancy.tshLimits(result));
        };
    }

    private Optional<String> change(String with, Optional<LabResult> earlier, LabResult result, Analyte analyte) {
        return earlier.filter(from -> from.lowValue() != 0).map(from -> {
            double counts = timeline.compared(analyte, from, result);
            return "%s %s%s, %s"
                    .formatted(
                            with,
                            Figures.of(from.lowValue()),
                            counts == from.lowValue() ? "" : " (counts as %s)".formatted(Figures.of(counts)),
                            Figures.percent(Change.percent(counts, result.lowValue())));
        });
    }

    private static Optional<String> upperLimit(LabResult result, Analyte analyte) {
        return Optional.ofNullable(result.upperLimit())
                .map(limit -> limit("upper limit", limit, result.upperLimitSource(), analyte));
    }

    private static String limit(String name, double limit, String source, Analyte analyte) {
        return "%s %s (%s)".formatted(name, (Figures.of(limit) + " " + analyte.shown()).strip(), source);
    }
}
