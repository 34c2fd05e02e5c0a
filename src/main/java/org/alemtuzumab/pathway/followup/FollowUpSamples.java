package org.alemtuzumab.pathway.followup;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of the samples that came otherwise is the one that a follow-up waits for. */
@Component
@Transactional(readOnly = true)
class FollowUpSamples {

    private final FollowUps followUps;
    private final Findings findings;
    private final LabResults results;

    FollowUpSamples(FollowUps followUps, Findings findings, LabResults results) {
        this.followUps = followUps;
        this.findings = findings;
        this.results = results;
    }

    /**
     * The latest sample with anything that is missing, as answers of the form. A repeat is a later sample than the one in
     * question; a clarification is about the same one; a reflex test may be of the same or a later one. Reference values are
     * set by a person (SAF-10).
     */
    Optional<Map<String, Object>> answers(long id) {
        FollowUp followUp = followUps.get(id);
        List<String> missing = followUps.missing(id);
        List<LabResult> all = results.of(followUp.patientNumber());
        List<LabResult> before = Stream.concat(
                        findings.ofFollowUp(id).stream().map(Finding::resultId).flatMap(result -> find(all, result)),
                        all.stream().filter(result -> Objects.equals(result.followUpId(), id)))
                .toList();
        List<LabResult> fitting = all.stream()
                .filter(result -> result.valid() && missing.contains(result.analyte()) && result.followUpId() == null)
                .filter(result -> fits(followUp, result, before))
                .toList();
        Optional<LocalDate> day = fitting.stream().map(LabResult::collectedOn).max(Comparator.naturalOrder());
        return day.map(last -> {
            Map<String, Object> answers = new LinkedHashMap<>();
            answers.put("collectedOn", last.toString());
            fitting.stream()
                    .filter(result -> result.collectedOn().equals(last))
                    .forEach(result -> answers.put(result.analyte(), result.reported()));
            return answers;
        });
    }

    private static boolean fits(FollowUp followUp, LabResult result, List<LabResult> before) {
        return switch (followUp.kind()) {
            case "REFERENCE" -> false;
            case "CLARIFY" ->
                before.stream()
                                .anyMatch(asked -> asked.analyte().equals(result.analyte())
                                        && asked.collectedOn().equals(result.collectedOn())
                                        && Objects.equals(asked.accession(), result.accession()))
                        && !result.contradicted()
                        && (result.exact() || result.code() != null);
            case "REFLEX" ->
                before.stream().noneMatch(asked -> asked.collectedOn().isAfter(result.collectedOn()));
            default -> !before.isEmpty() && before.stream().allMatch(asked -> laterSample(result, asked));
        };
    }

    /** Of a later day, or of a later hour or another number of the same day's laboratory. */
    private static boolean laterSample(LabResult result, LabResult asked) {
        if (!result.collectedOn().equals(asked.collectedOn())) {
            return result.collectedOn().isAfter(asked.collectedOn());
        }
        if (result.collectedAt() != null && asked.collectedAt() != null) {
            return result.collectedAt().isAfter(asked.collectedAt());
        }
        return false;
    }

    private static Stream<LabResult> find(List<LabResult> all, Long id) {
        return all.stream().filter(result -> result.id().equals(id));
    }
}
