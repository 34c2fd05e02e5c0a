package org.alemtuzumab.pathway.monitoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.results.LabResult;

/** The days between the last sample before a round and the round's own, one figure an analyte (MON-06). */
class Gaps {

    /** What a laboratory draws together reads as one. */
    private static final Map<String, List<String>> TOGETHER = Map.of(
            "CBC", List.of("platelets", "haemoglobin", "leukocytes", "neutrophils", "lymphocytes"),
            "urinalysis", List.of("urineProtein", "urineBlood", "urineRbc"));

    private final Map<String, Long> days = new LinkedHashMap<>();
    private final UnaryOperator<List<String>> names;

    /**
     * @param askedAs the code under which an analyte is asked for
     * @param names the analytes' names for their codes
     */
    Gaps(
            MonitoringRound round,
            List<String> items,
            List<LabResult> results,
            LocalDate today,
            UnaryOperator<String> askedAs,
            UnaryOperator<List<String>> names) {
        this.names = names;
        for (String item : items) {
            List<LocalDate> taken = results.stream()
                    .filter(result ->
                            result.valid() && askedAs.apply(result.analyte()).equals(item))
                    .map(LabResult::collectedOn)
                    .toList();
            LocalDate until = taken.stream()
                    .filter(round::covers)
                    .findFirst()
                    .orElse(today.isBefore(round.closesOn()) ? today : round.closesOn());
            Optional<LocalDate> last =
                    taken.stream().filter(day -> day.isBefore(round.opensOn())).reduce((earlier, later) -> later);
            last.ifPresent(day -> days.put(item, ChronoUnit.DAYS.between(day, until)));
        }
    }

    /** Days without each analyte; those that have never been done are left out. */
    Map<String, Long> days() {
        return days;
    }

    /**
     * "91 days without CBC (over 45); 182 days without TSH": the monthly items first, the longest gap first.
     *
     * @param longerRhythm items with a longer rhythm than a month: their gap is told, but its length is MON-05b's matter
     */
    String text(int flagDays, Set<String> longerRhythm) {
        String monthly = text(item -> !longerRhythm.contains(item), flagDays);
        String others = text(longerRhythm::contains, Integer.MAX_VALUE);
        return Stream.of(monthly, others).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    private String text(Predicate<String> which, int flagDays) {
        Map<Long, List<String>> byDays = new TreeMap<>(Comparator.reverseOrder());
        days.forEach((item, count) -> {
            if (which.test(item)) {
                byDays.computeIfAbsent(count, unused -> new ArrayList<>()).add(item);
            }
        });
        return byDays.entrySet().stream()
                .map(entry -> "%d days without %s%s"
                        .formatted(
                                entry.getKey(),
                                String.join(", ", shortened(entry.getValue())),
                                entry.getKey() > flagDays ? " (over %d)".formatted(flagDays) : ""))
                .collect(Collectors.joining("; "));
    }

    private List<String> shortened(List<String> items) {
        List<String> rest = new ArrayList<>(items);
        List<String> shown = new ArrayList<>();
        for (String group : List.of("CBC", "urinalysis")) {
            if (rest.containsAll(TOGETHER.get(group))) {
                rest.removeAll(TOGETHER.get(group));
                shown.add(group);
            }
        }
        shown.addAll(names.apply(rest));
        return shown;
    }
}
