package org.alemtuzumab.pathway.form;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.engine.SubmittedAnswers;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * The answers of one form, read by key and type. The submission has been checked against the deployed form before (see
 * {@link SubmissionCheck}), so a wrong type here is a fault of the form, not of its user.
 */
public final class FormAnswers {

    private final Long submission;
    private final Map<String, Object> answers;

    private FormAnswers(Long submission, Map<String, Object> answers) {
        this.submission = submission;
        this.answers = answers;
    }

    /** Those that complete this task. */
    public static FormAnswers of(DelegateTask task) {
        return of(SubmittedAnswers.in(task, task.getId()));
    }

    /** Those that start this process. */
    public static FormAnswers of(DelegateExecution execution) {
        return of(SubmittedAnswers.in(execution, null));
    }

    private static FormAnswers of(Optional<SubmittedAnswers> submitted) {
        return submitted.map(each -> new FormAnswers(each.id(), each.answers())).orElseGet(() -> of(Map.of()));
    }

    /** Answers that no form brought. */
    public static FormAnswers of(Map<String, Object> answers) {
        return new FormAnswers(null, answers);
    }

    /** Under which these answers are kept. */
    public Optional<Long> submission() {
        return Optional.ofNullable(submission);
    }

    /** The questions that were answered. */
    public Set<String> keys() {
        return answers.keySet().stream().filter(key -> text(key).isPresent()).collect(Collectors.toSet());
    }

    /** Trimmed text, or empty where nothing was entered. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(answers.get(key))
                .map(Checklist::text)
                .map(String::trim)
                .filter(s -> !s.isEmpty());
    }

    /** What was ticked in a list; empty where nothing was. */
    public List<String> choices(String key) {
        return text(key).map(Checklist::choices).orElse(List.of());
    }

    /** The answers given to these questions, by key. */
    public Map<String, Object> texts(String... keys) {
        Map<String, Object> given = new HashMap<>();
        for (String key : keys) {
            text(key).ifPresent(answer -> given.put(key, answer));
        }
        return given;
    }

    public String requiredText(String key) {
        return text(key).orElseThrow(() -> missing(key));
    }

    public Optional<LocalDate> date(String key) {
        return text(key).map(LocalDate::parse);
    }

    public LocalDate requiredDate(String key) {
        return date(key).orElseThrow(() -> missing(key));
    }

    public Optional<LocalTime> time(String key) {
        return text(key).map(LocalTime::parse);
    }

    public Optional<Double> number(String key) {
        return text(key).map(Double::valueOf);
    }

    /** A checkbox: false where it was left alone. */
    public boolean checked(String key) {
        return Boolean.TRUE.equals(answers.get(key));
    }

    /** A yes/no radio: true only for "yes". */
    public boolean yes(String key) {
        return text(key).filter("yes"::equals).isPresent();
    }

    private static SubmissionRefused missing(String key) {
        return new SubmissionRefused("'%s' is missing".formatted(key));
    }
}
