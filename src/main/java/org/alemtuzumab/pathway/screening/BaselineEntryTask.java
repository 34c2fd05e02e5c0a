package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;

/** Of the baseline set only that is asked for which the laboratory has not reported (SCR-05). */
@Component
class BaselineEntryTask implements EntryTask {

    private final Baseline baseline;
    private final LabResults results;
    private final Analytes analytes;

    BaselineEntryTask(Baseline baseline, LabResults results, Analytes analytes) {
        this.baseline = baseline;
        this.results = results;
        this.analytes = analytes;
    }

    @Override
    public String task() {
        return "recordBaselineResults";
    }

    /** The last sample of what was asked for, once all of it has come. */
    @Override
    public Optional<Map<String, Object>> answers(Waiting waiting) {
        if (!due(waiting).isEmpty()) {
            return Optional.empty();
        }
        List<String> asked = Arrays.asList(waiting.text("panel").orElse("").split(","));
        List<LabResult> reported = results.of(waiting.patientNumber()).stream()
                .filter(result -> result.valid() && asked.contains(analytes.askedAs(result.analyte())))
                .toList();
        Optional<LocalDate> last = reported.stream().map(LabResult::collectedOn).max(LocalDate::compareTo);
        return last.map(day -> {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("collectedOn", day.toString());
            reported.stream()
                    .filter(result -> result.collectedOn().equals(day))
                    .forEach(result -> answers.put(analytes.askedAs(result.analyte()), result.reported()));
            return answers;
        });
    }

    @Override
    public Optional<String> panel(Waiting waiting) {
        return Optional.of(due(waiting))
                .filter(rest -> !rest.equals(waiting.text("panel").orElse("")));
    }

    private String due(Waiting waiting) {
        int course = (int) waiting.number(CoursePreparationVariables.COURSE_NUMBER.name());
        return baseline.due(waiting.patientNumber(), course).panel();
    }
}
