package org.alemtuzumab.pathway.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A form's answers as a record. */
class TypedAnswersTest {

    enum Drug {
        ACICLOVIR200,
        NOT_GIVEN
    }

    record Given(Drug drug, Optional<String> equivalent) {}

    record Absence(LocalDate movedTo, String why) {}

    record Morning(boolean present, Optional<Absence> absence) {}

    record Moved(@Prefixed Optional<Absence> day1, @Prefixed Optional<Absence> day2) {}

    record Answers(
            LocalDate day,
            Optional<LocalTime> at,
            Double dose,
            boolean told,
            boolean ticked,
            List<String> signs,
            Given given,
            Map<String, String> values) {}

    private static final Map<String, Object> SUBMITTED = Map.of(
            "day", "2028-02-29",
            "dose", 12.5,
            "told", "yes",
            "ticked", true,
            "signs", List.of("rash", "fever"),
            "drug", "notGiven",
            "equivalent", "  ",
            "cd4", "200 /µL");

    @Test
    void eachAnswerHasItsKind() {
        assertThat(TypedAnswers.read(SUBMITTED, Answers.class))
                .isEqualTo(new Answers(
                        LocalDate.of(2028, 2, 29),
                        Optional.empty(),
                        12.5,
                        true,
                        true,
                        List.of("rash", "fever"),
                        new Given(Drug.NOT_GIVEN, Optional.empty()),
                        Map.of("cd4", "200 /µL")));
    }

    @Test
    void whatIsLeftAloneIsNotTicked() {
        Map<String, Object> without = new HashMap<>(SUBMITTED);
        without.put("ticked", false);
        without.put("told", "no");
        without.remove("signs");

        Answers answers = TypedAnswers.read(without, Answers.class);

        assertThat(answers.ticked()).isFalse();
        assertThat(answers.told()).isFalse();
        assertThat(answers.signs()).isEmpty();
    }

    @Test
    void keptTextsSayTheSame() {
        assertThat(TypedAnswers.texts(TypedAnswers.read(SUBMITTED, Answers.class)))
                .isEqualTo(Map.of(
                        "day", "2028-02-29",
                        "dose", "12.5",
                        "told", "yes",
                        "ticked", "yes",
                        "signs", "rash, fever",
                        "drug", "notGiven",
                        "cd4", "200 /µL"));
    }

    record Numbers(Integer weeks, Long message, Double edss) {}

    /** A browser sends 3, another system 3.0. */
    @Test
    void aWholeNumberIsOneHoweverItIsWritten() {
        Numbers read = TypedAnswers.read(Map.of("weeks", 8.0, "message", 12, "edss", 3), Numbers.class);

        assertThat(read).isEqualTo(new Numbers(8, 12L, 3.0));
        assertThat(TypedAnswers.texts(read)).isEqualTo(Map.of("weeks", "8", "message", "12", "edss", "3"));
        assertThatThrownBy(() -> TypedAnswers.read(Map.of("weeks", 8.5, "message", 12, "edss", 3), Numbers.class))
                .hasMessage("'weeks' is no Integer: '8.5'");
    }

    @Test
    void whatIsAskedTogetherIsThereWholeOrNotAtAll() {
        Map<String, Object> absent = Map.of("present", "no", "movedTo", "2028-02-29", "why", "Ill");

        Morning morning = TypedAnswers.read(absent, Morning.class);

        assertThat(morning.absence()).contains(new Absence(LocalDate.of(2028, 2, 29), "Ill"));
        assertThat(TypedAnswers.texts(morning)).isEqualTo(absent);
        assertThat(TypedAnswers.read(Map.of("present", "yes", "why", " "), Morning.class))
                .isEqualTo(new Morning(true, Optional.empty()));
        assertThatThrownBy(() -> TypedAnswers.read(Map.of("present", "no", "why", "Ill"), Morning.class))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage("'movedTo' is missing");
    }

    @Test
    void whatIsAskedForEachOfSeveralHasItsKeys() {
        Map<String, Object> second = Map.of("day2MovedTo", "2028-02-29", "day2Why", "Ill");

        Moved moved = TypedAnswers.read(second, Moved.class);

        assertThat(moved)
                .isEqualTo(new Moved(Optional.empty(), Optional.of(new Absence(LocalDate.of(2028, 2, 29), "Ill"))));
        assertThat(TypedAnswers.texts(moved)).isEqualTo(second);
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsRefused() {
        refused("day", null, "'day' is missing");
        refused("day", "2027-02-29", "'day' is no LocalDate: '2027-02-29'");
        refused("drug", "notgiven", "'drug' has no choice 'notgiven'");
        refused("dose", "12,5", "'dose' is no Double: '12,5'");
    }

    record Course(LocalDate first, Integer infusions, Optional<String> batch) {}

    record Courses(@Prefixed Optional<Course> prior1, @Prefixed Optional<Course> prior2, Map<String, String> others) {}

    /** Of each of several the same is asked, or nothing. */
    @Test
    void whatIsAskedTogetherIsOneRecordOrNone() {
        Map<String, Object> submitted =
                Map.of("prior1First", "2028-02-29", "prior1Infusions", 5.0, "prior1Remark", "by telephone");

        Courses courses = TypedAnswers.read(submitted, Courses.class);

        assertThat(courses)
                .isEqualTo(new Courses(
                        Optional.of(new Course(LocalDate.of(2028, 2, 29), 5, Optional.empty())),
                        Optional.empty(),
                        Map.of("prior1Remark", "by telephone")));
        assertThat(TypedAnswers.texts(courses))
                .isEqualTo(Map.of("prior1First", "2028-02-29", "prior1Infusions", "5", "prior1Remark", "by telephone"));
        assertThatThrownBy(() ->
                        TypedAnswers.read(Map.of("prior2Infusions", 5.5, "prior2First", "2028-02-29"), Courses.class))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage("'prior2Infusions' is no Integer: '5.5'");
    }

    @Test
    void wholeNumbersAreKeptWithoutAPoint() {
        assertThat(TypedAnswers.texts(new Measured(37.0, 120)))
                .isEqualTo(Map.of("temperature", "37", "systolic", "120"));
    }

    record Measured(Double temperature, Integer systolic) {}

    private static void refused(String key, String answer, String problem) {
        Map<String, Object> wrong = new HashMap<>(SUBMITTED);
        wrong.put(key, answer);
        assertThatThrownBy(() -> TypedAnswers.read(wrong, Answers.class))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage(problem);
    }
}
