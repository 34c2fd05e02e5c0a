package org.alemtuzumab.pathway.assessment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.form.TypedAnswers;

/**
 * One set of answers of a patient.
 *
 * @param kind one of the kinds of {@link Assessments}
 * @param performedOn the day for which the answers hold: of the sample, the examination or the conversation
 * @param answers by question, as answered
 */
public record Assessed(
        String kind, int courseNumber, LocalDate performedOn, Map<String, Object> answers, OffsetDateTime recordedAt) {

    public Assessed {
        answers = Map.copyOf(answers);
    }

    /**
     * As the record of which {@link Assessments} has kept the answers.
     *
     * @throws org.alemtuzumab.pathway.form.SubmissionRefused where one is missing that the record cannot do without
     */
    public <T extends Record> T as(Class<T> kept) {
        return TypedAnswers.read(answers, kept);
    }

    public Optional<String> text(String question) {
        return Optional.ofNullable(answers.get(question)).map(Object::toString);
    }

    public boolean yes(String question) {
        return text(question).filter("yes"::equals).isPresent();
    }

    public List<?> list(String question) {
        return answers.get(question) instanceof List<?> list ? list : List.of();
    }
}
