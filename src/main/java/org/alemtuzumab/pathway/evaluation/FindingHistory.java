package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.course.Infusion;
import org.alemtuzumab.pathway.results.Analyte;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a reader of findings asks next: which test, of which day, the values before it, and how long after the drug. */
@Component
@Transactional(readOnly = true)
public class FindingHistory {

    private static final int VALUES_BEFORE = 3;

    private final LabResults results;
    private final Analytes analytes;
    private final Courses courses;
    private final ClinicTime time;

    FindingHistory(LabResults results, Analytes analytes, Courses courses, ClinicTime time) {
        this.results = results;
        this.analytes = analytes;
        this.courses = courses;
        this.time = time;
    }

    /** These findings as a list, each with its history. */
    public String markdown(List<Finding> findings) {
        return FindingList.markdown(findings, this::of);
    }

    /**
     * "Platelets of 2027-07-14; before: 240 10*9/L (2027-06-12), 236 10*9/L (2027-05-10); 4 months and 3 days after the last
     * infusion"; empty where the finding is of no test.
     */
    String of(Finding finding) {
        List<LabResult> all = results.of(finding.patientNumber());
        Optional<LocalDate> sample = all.stream()
                .filter(result -> result.id().equals(finding.resultId()))
                .map(LabResult::collectedOn)
                .findFirst();
        if (finding.analytes() == null || sample.isEmpty()) {
            return "";
        }
        LocalDate day = sample.get();
        List<String> parts = new ArrayList<>();
        Arrays.stream(finding.analytes().split(","))
                .map(String::trim)
                .flatMap(code -> analytes.find(code).stream())
                .filter(analyte -> !analytes.symptom(analyte.code()))
                .forEach(analyte -> parts.add(ofTest(analyte, day, all)));
        lastInfusion(finding.patientNumber(), day)
                .ifPresent(last -> parts.add(inWords(Period.between(last, day)) + " after the last infusion"));
        return String.join("; ", parts);
    }

    private static String ofTest(Analyte analyte, LocalDate day, List<LabResult> all) {
        List<LabResult> before = all.stream()
                .filter(result -> result.valid() && result.analyte().equals(analyte.code()))
                .filter(result -> result.collectedOn().isBefore(day))
                .toList();
        List<LabResult> last =
                new ArrayList<>(before.subList(Math.max(0, before.size() - VALUES_BEFORE), before.size()));
        Collections.reverse(last);
        return "%s of %s%s"
                .formatted(
                        analyte.name(),
                        day,
                        last.isEmpty()
                                ? ""
                                : last.stream()
                                        .map(result -> "%s (%s)".formatted(result.reported(), result.collectedOn()))
                                        .collect(Collectors.joining(", ", ", before: ", "")));
    }

    private Optional<LocalDate> lastInfusion(String patientNumber, LocalDate day) {
        return courses.infusions(patientNumber).stream()
                .map(Infusion::begunAt)
                .map(time::dateOf)
                .filter(infused -> !infused.isAfter(day))
                .reduce((earlier, later) -> later);
    }

    private static String inWords(Period since) {
        int months = (int) since.toTotalMonths();
        if (months == 0) {
            return days(since.getDays());
        }
        String text = months == 1 ? "1 month" : months + " months";
        return since.getDays() == 0 ? text : text + " and " + days(since.getDays());
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
