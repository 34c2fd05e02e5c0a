package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.pregnancy.Childbearing;
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

    /** What answers nothing, unless it is the answer to the question itself (REN-4). */
    private static final String UNKNOWN = "unknown";

    private final Findings findings;
    private final LabResults results;
    private final Analytes analytes;
    private final Childbearing childbearing;
    private final ClinicTime time;

    FollowUpSamples(
            Findings findings, LabResults results, Analytes analytes, Childbearing childbearing, ClinicTime time) {
        this.findings = findings;
        this.results = results;
        this.analytes = analytes;
        this.childbearing = childbearing;
        this.time = time;
    }

    /** The valid results that answer it, by collection date. */
    List<LabResult> of(FollowUp followUp) {
        List<LabResult> all = results.of(followUp.patientNumber());
        List<LabResult> questioned = questioned(followUp, all);
        return all.stream()
                .filter(LabResult::valid)
                .filter(result -> followUp.id().equals(result.followUpId())
                                && !(followUp.is(FollowUpKind.CLARIFY) && ofAnotherDay(result, questioned))
                        || followUp.analyteCodes().contains(analytes.askedAs(result.analyte()))
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
                .filter(result -> result.valid() && missing.contains(analytes.askedAs(result.analyte())))
                .filter(result -> result.followUpId() == null || others.contains(result.followUpId()))
                .filter(result -> !before.isEmpty() && before.stream().allMatch(each -> laterSample(result, each)))
                .toList();
        Map<String, LabResult> latest = new LinkedHashMap<>();
        later.stream()
                .map(LabResult::collectedOn)
                .max(Comparator.naturalOrder())
                .ifPresent(day -> later.stream()
                        .filter(result -> result.collectedOn().equals(day))
                        .forEach(result -> latest.put(analytes.askedAs(result.analyte()), result)));
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
        Set<String> told = all.stream()
                .filter(result -> result.valid() && !result.collectedOn().isBefore(from))
                .map(LabResult::analyte)
                .collect(Collectors.toSet());
        Set<String> abnormal = reported.stream()
                .filter(LabResult::outsideRange)
                .map(LabResult::analyte)
                .collect(Collectors.toSet());
        return childbearing.withQuestions(abnormal, followUp.patientNumber()).stream()
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

    /** SAF-1: whether it is open about unclear values of the very sample that these findings ask about. */
    boolean asksAboutSameSample(FollowUp open, List<Finding> added) {
        if (!open.is(FollowUpKind.CLARIFY)) {
            return false;
        }
        List<LabResult> all = results.of(open.patientNumber());
        List<LabResult> asked = questioned(open, all);
        return added.stream().allMatch(finding -> all.stream()
                .filter(result -> result.id().equals(finding.resultId()))
                .anyMatch(result -> asksForItself(finding.request().codes(), result)
                        && asked.stream()
                                .anyMatch(other ->
                                        asksForItself(open.analyteCodes(), other) && sameSample(other, result))));
    }

    private boolean asksForItself(List<String> codes, LabResult result) {
        return codes.contains(analytes.askedAs(result.analyte()));
    }

    private static boolean sameSample(LabResult one, LabResult other) {
        return one.collectedOn().equals(other.collectedOn())
                && Objects.equals(one.accession(), other.accession())
                && Objects.equals(one.source(), other.source());
    }

    /** REN-4: the day of the sample that an answer to this follow-up explains; empty where it asks for something else. */
    Optional<LocalDate> explainedDay(FollowUp followUp) {
        return followUp.is(FollowUpKind.CLARIFY)
                ? questioned(followUp, results.of(followUp.patientNumber())).stream()
                        .filter(asked -> explains(followUp.analyteCodes(), asked))
                        .map(LabResult::collectedOn)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** REN-4: what explains one sample says nothing about another day's. */
    private boolean ofAnotherDay(LabResult result, List<LabResult> questioned) {
        return questioned.stream().anyMatch(asked -> explains(List.of(result.analyte()), asked))
                && questioned.stream().noneMatch(asked -> asked.collectedOn().equals(result.collectedOn()));
    }

    private boolean explains(List<String> codes, LabResult asked) {
        return analytes.get(asked.analyte()).asks().stream().anyMatch(codes::contains);
    }

    /** It says of the same sample what could not be read, or what explains it, such as menses (REN-4). */
    private boolean clarifies(FollowUp followUp, LabResult result, List<LabResult> questioned) {
        boolean entered = result.accession() == null && !result.recordedAt().isBefore(followUp.openedAt());
        return !result.contradicted()
                && (result.exact() || result.code() != null)
                && questioned.stream()
                        .filter(asked -> asked.collectedOn().equals(result.collectedOn()))
                        .anyMatch(asked -> analytes.askedAs(asked.analyte()).equals(analytes.askedAs(result.analyte()))
                                ? !asked.id().equals(result.id())
                                        && (entered || Objects.equals(asked.accession(), result.accession()))
                                : entered
                                        && !UNKNOWN.equals(result.code())
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
        if (result.sameNumber(asked)) {
            // one number is one sample, and never the repeat of itself (SAF-5)
            return false;
        }
        if (!result.collectedOn().equals(asked.collectedOn())) {
            return result.collectedOn().isAfter(asked.collectedOn());
        }
        return result.collectedAt() != null
                && asked.collectedAt() != null
                && result.collectedAt().isAfter(asked.collectedAt());
    }
}
