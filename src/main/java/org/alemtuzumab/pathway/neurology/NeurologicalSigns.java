package org.alemtuzumab.pathway.neurology;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.evaluation.Finding;
import org.alemtuzumab.pathway.evaluation.Findings;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.results.LabResult;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * NEU-1: new neurological signs hold the drug until their MRI and the neurologist's answer are there, whether PML or autoimmune
 * encephalitis is suspected. Nothing else lifts it, and a "yes" does not.
 */
@Component
@Transactional
public class NeurologicalSigns {

    private static final String MRI = "mri";

    private final NeurologicalAnswerRepository answers;
    private final Findings findings;
    private final LabResults results;
    private final ClinicTime time;

    NeurologicalSigns(NeurologicalAnswerRepository answers, Findings findings, LabResults results, ClinicTime time) {
        this.answers = answers;
        this.findings = findings;
        this.results = results;
        this.time = time;
    }

    /** @param because in the neurologist's words */
    public void answer(String patientNumber, long followUpId, boolean suspected, String because, String by) {
        answers.save(new NeurologicalAnswer(null, patientNumber, followUpId, suspected, because, by, time.now()));
    }

    /** What stands against an infusion, as the table assessNeurologicalSigns asks: null where no signs were told. */
    public Map<String, Object> facts(String patientNumber) {
        List<Finding> asked = findings.of(patientNumber).stream()
                .filter(finding -> finding.asks(FollowUpKind.ANSWER) && !finding.overtaken())
                .toList();
        Map<String, Object> facts = new HashMap<>();
        facts.put(MRI, asked.isEmpty() ? null : mriSince(patientNumber, signsOn(patientNumber, asked)) ? "yes" : "no");
        facts.put("suspected", asked.isEmpty() ? null : suspected(patientNumber, asked));
        return facts;
    }

    /** Each question is open until it is answered; of the answers, the last counts. */
    private String suspected(String patientNumber, List<Finding> asked) {
        List<NeurologicalAnswer> given = answers.findByPatientNumberOrderById(patientNumber);
        Set<Long> answered = given.stream().map(NeurologicalAnswer::followUpId).collect(Collectors.toSet());
        if (asked.stream()
                .anyMatch(finding -> finding.followUpId() == null || !answered.contains(finding.followUpId()))) {
            return "open";
        }
        return given.get(given.size() - 1).suspected() ? "yes" : "no";
    }

    /** The day of the last signs. */
    private LocalDate signsOn(String patientNumber, List<Finding> asked) {
        Set<Long> told =
                asked.stream().map(Finding::resultId).filter(Objects::nonNull).collect(Collectors.toSet());
        return results.of(patientNumber).stream()
                .filter(result -> told.contains(result.id()))
                .map(LabResult::collectedOn)
                .max(LocalDate::compareTo)
                .orElseGet(() -> time.dateOf(asked.get(asked.size() - 1).raisedAt()));
    }

    private boolean mriSince(String patientNumber, LocalDate day) {
        return results.of(patientNumber).stream()
                .anyMatch(result -> result.valid()
                        && result.analyte().equals(MRI)
                        && !result.collectedOn().isBefore(day));
    }
}
