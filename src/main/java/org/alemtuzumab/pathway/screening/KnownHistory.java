package org.alemtuzumab.pathway.screening;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.assessment.Assessed;
import org.alemtuzumab.pathway.assessment.Assessments;
import org.alemtuzumab.pathway.disease.Kind;
import org.alemtuzumab.pathway.disease.KnownDisease;
import org.alemtuzumab.pathway.disease.KnownDiseases;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.form.TypedAnswers;
import org.alemtuzumab.pathway.model.ForModels;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the pathway has confirmed, as the history before a course shows it and holds its answers to it (SCR-20). */
@Component("knownHistory")
@Transactional(readOnly = true)
public class KnownHistory {

    static final String TABLE = "assessKnownDiseases";
    private static final String RESOLVED = "confirmedInfectionsResolved";

    private static final Map<String, Kind> KIND_OF = Map.of(
            "hypersensitivity", Kind.HYPERSENSITIVITY,
            "dissection", Kind.DISSECTION,
            "stroke", Kind.STROKE,
            "anginaOrInfarction", Kind.CORONARY,
            "coagulopathy", Kind.COAGULOPATHY);
    private static final String BEFORE = "autoimmuneDisease";
    private static final String SINCE = "autoimmuneSinceTreatment";

    /** The questions of the history that a confirmed disease answers. */
    static final List<String> QUESTIONS = Stream.concat(
                    KIND_OF.keySet().stream().sorted(), Stream.of(BEFORE, SINCE))
            .toList();

    private final KnownDiseases known;
    private final Assessments assessments;

    KnownHistory(KnownDiseases known, Assessments assessments) {
        this.known = known;
        this.assessments = assessments;
    }

    /** All that is known; empty where nothing is. */
    @ForModels
    public String list(String patientNumber) {
        return known.list(known.of(patientNumber));
    }

    /** Whether a history counts: not one that was answered while a disease counted that was taken back since, and filled it in. */
    boolean counts(String patientNumber, Assessed history) {
        return known.takenBack(patientNumber).stream()
                .noneMatch(wrong -> history.recordedAt().isAfter(wrong.recordedAt())
                        && history.recordedAt().isBefore(wrong.takenBackAt()));
    }

    /** What was remarked in the history that was taken last; "" where nothing was. */
    @ForModels
    public String remarks(String patientNumber) {
        return assessments
                .latest(patientNumber, Assessments.HISTORY)
                .flatMap(history -> history.text("remarks")
                        .map(remarks -> "Remarks of %s: %s".formatted(history.performedOn(), remarks)))
                .orElse("");
    }

    /** What a question of the history is filled in with: yes, or null where nothing that was confirmed answers it. */
    @ForModels
    public String answer(String patientNumber, String question) {
        return answered(patientNumber, question).orElse(null);
    }

    /** Who treats the autoimmune disease that arose under treatment; null where none is known. */
    @ForModels
    public String autoimmuneSpecialty(String patientNumber) {
        return answering(patientNumber, SINCE)
                .map(known::specialist)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The confirmed infections of which no history says that they are over; empty where there are none. */
    @ForModels
    public String openInfections(String patientNumber) {
        return known.list(known.of(patientNumber, Kind.INFECTION).stream()
                .filter(infection -> !resolved(infection))
                .toList());
    }

    Optional<String> answered(String patientNumber, String question) {
        return answering(patientNumber, question).findAny().map(disease -> "yes");
    }

    /**
     * Holds the answers of a history to what is known.
     *
     * @throws SubmissionRefused naming every answer that contradicts a confirmed disease
     */
    void refuseContradictions(String patientNumber, TakeHistory history) {
        Map<String, Object> answers = TypedAnswers.texts(history.contraindications());
        List<String> contradictions = QUESTIONS.stream()
                .filter(question -> "no".equals(answers.get(question)))
                .flatMap(question -> answering(patientNumber, question).map(known::inWords))
                .distinct()
                .toList();
        if (!contradictions.isEmpty()) {
            throw new SubmissionRefused("An answer contradicts what the pathway has confirmed (SCR-20): %s"
                    .formatted(String.join("; ", contradictions)));
        }
    }

    /** The inputs of the table {@value #TABLE} by what each disease is in words. */
    Map<String, Map<String, Object>> facts(String patientNumber) {
        Map<String, Map<String, Object>> facts = new LinkedHashMap<>();
        known.of(patientNumber).forEach(disease -> {
            Map<String, Object> one = new HashMap<>();
            one.put("kind", known.kind(disease).code());
            one.put("underTreatment", disease.underTreatment());
            one.put("resolved", resolved(disease) ? "yes" : "no");
            facts.put(known.inWords(disease), one);
        });
        return facts;
    }

    private Stream<KnownDisease> answering(String patientNumber, String question) {
        if (question.equals(BEFORE) || question.equals(SINCE)) {
            return known.of(patientNumber).stream()
                    .filter(disease -> known.kind(disease) == Kind.AUTOIMMUNE || known.kind(disease) == Kind.ITP)
                    .filter(disease -> disease.underTreatment() == question.equals(SINCE));
        }
        return known.of(patientNumber, KIND_OF.get(question)).stream();
    }

    /** Whether a history that was taken later says that the confirmed infections are over. */
    private boolean resolved(KnownDisease disease) {
        return assessments.of(disease.patientNumber(), Assessments.HISTORY).stream()
                .filter(history -> history.recordedAt().isAfter(disease.recordedAt()))
                .anyMatch(history -> history.yes(RESOLVED));
    }
}
