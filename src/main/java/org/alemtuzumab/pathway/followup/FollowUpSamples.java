package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.results.Analytes;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * Which results answer a follow-up: those entered for it, and those that came otherwise and fit (RPT-1, SAF-1). A repeat is a
 * later sample than the one in question, and is set down to its follow-up, for its limits may be others; a clarification is
 * about the same sample; a reflex test may be of the same day or a later one. Reference values are set by a person (SAF-10).
 */
@Component
class FollowUpSamples {

    private final Findings findings;
    private final LabResults results;
    private final Analytes analytes;
    private final Patients patients;
    private final ClinicTime time;

    FollowUpSamples(Findings findings, LabResults results, Analytes analytes, Patients patients, ClinicTime time) {
        this.findings = findings;
        this.results = results;
        this.analytes = analytes;
        this.patients = patients;
        this.time = time;
    }

    /** The valid results that answer it, by collection date. */
    List<LabResult> of(FollowUp followUp) {
        List<LabResult> all = results.of(followUp.patientNumber());
        List<LabResult> questioned = questioned(followUp, all);
        return all.stream()
                .filter(LabResult::valid)
                .filter(result -> followUp.id().equals(result.followUpId())
                        || followUp.analyteCodes().contains(result.analyte())
                                && (followUp.is(FollowUpKind.CLARIFY) && clarifies(followUp, result, questioned)
                                        || followUp.is(FollowUpKind.REFLEX) && isReflex(followUp, result, questioned)))
                .toList();
    }

    /**
     * Sets down to a repeat what has come otherwise: of the latest sample that is later than the one in question.
     *
     * @param missing analytes that it still waits for
     * @param others ids of the follow-ups whose results may answer another one as well
     * @return how many values
     */
    int claim(FollowUp repeat, List<String> missing, Set<Long> others) {
        List<LabResult> all = results.of(repeat.patientNumber());
        List<LabResult> before = Stream.concat(
                        questioned(repeat, all).stream(),
                        all.stream().filter(result -> repeat.id().equals(result.followUpId())))
                .toList();
        List<LabResult> later = all.stream()
                .filter(result -> result.valid() && missing.contains(result.analyte()))
                .filter(result -> result.followUpId() == null || others.contains(result.followUpId()))
                .filter(result -> !before.isEmpty() && before.stream().allMatch(each -> laterSample(result, each)))
                .toList();
        Map<String, LabResult> latest = new LinkedHashMap<>();
        later.stream()
                .map(LabResult::collectedOn)
                .max(Comparator.naturalOrder())
                .ifPresent(day -> later.stream()
                        .filter(result -> result.collectedOn().equals(day))
                        .forEach(result -> latest.put(result.analyte(), result)));
        latest.values().forEach(result -> results.claim(result, repeat.id()));
        return latest.size();
    }

    /** The questions that may explain a reported value outside its range, and that nobody has answered since the sample in question. */
    Set<String> unexplained(FollowUp followUp, List<LabResult> reported) {
        List<LabResult> all = results.of(followUp.patientNumber());
        LocalDate from = questioned(followUp, all).stream()
                .map(LabResult::collectedOn)
                .min(Comparator.naturalOrder())
                .orElseGet(() -> time.dateOf(followUp.openedAt()));
        String sex = patients.get(followUp.patientNumber()).sex();
        Set<String> told = all.stream()
                .filter(result -> result.valid() && !result.collectedOn().isBefore(from))
                .map(LabResult::analyte)
                .collect(Collectors.toSet());
        Set<String> abnormal = reported.stream()
                .filter(LabResult::outsideRange)
                .map(LabResult::analyte)
                .collect(Collectors.toSet());
        return analytes.withQuestions(abnormal, sex).stream()
                .filter(code -> !abnormal.contains(code) && !told.contains(code))
                .collect(Collectors.toSet());
    }

    /** The results that its findings are about. */
    private List<LabResult> questioned(FollowUp followUp, List<LabResult> all) {
        Set<Long> ids = findings.ofFollowUp(followUp.id()).stream()
                .map(Finding::resultId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return all.stream().filter(result -> ids.contains(result.id())).toList();
    }

    /** It says of the same sample what could not be read, or what explains it, such as menses (REN-4). */
    private boolean clarifies(FollowUp followUp, LabResult result, List<LabResult> questioned) {
        boolean entered = result.accession() == null && !result.recordedAt().isBefore(followUp.openedAt());
        return !result.contradicted()
                && (result.exact() || result.code() != null)
                && questioned.stream()
                        .filter(asked -> asked.collectedOn().equals(result.collectedOn()))
                        .anyMatch(asked -> asked.analyte().equals(result.analyte())
                                ? !asked.id().equals(result.id())
                                        && (entered || Objects.equals(asked.accession(), result.accession()))
                                : entered
                                        && analytes.get(asked.analyte()).asks().contains(result.analyte()));
    }

    private boolean isReflex(FollowUp followUp, LabResult result, List<LabResult> questioned) {
        LocalDate from = questioned.stream()
                .map(LabResult::collectedOn)
                .max(Comparator.naturalOrder())
                .orElseGet(() -> time.dateOf(followUp.openedAt()));
        return !result.collectedOn().isBefore(from);
    }

    /** Of a later day, or of a later hour of the same day. */
    private static boolean laterSample(LabResult result, LabResult asked) {
        if (!result.collectedOn().equals(asked.collectedOn())) {
            return result.collectedOn().isAfter(asked.collectedOn());
        }
        return result.collectedAt() != null
                && asked.collectedAt() != null
                && result.collectedAt().isAfter(asked.collectedAt());
    }
}
