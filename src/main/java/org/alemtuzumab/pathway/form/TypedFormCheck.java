package org.alemtuzumab.pathway.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * A form asks what the product reads of it: each component of the record that takes its answers is a question of its kind, with
 * the very choices; and what the product cannot do without is required, and never hidden.
 */
@Component
class TypedFormCheck implements ModelCheck {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> YES_NO = Set.of("yes", "no");
    private static final Set<String> TEXTS = Set.of("textfield", "textarea", "select", "radio");

    private final Function<String, Optional<Method>> actsOn;

    @Autowired
    TypedFormCheck(SubmissionBeans beans) {
        this(form -> Optional.ofNullable(beans.methods().get(form)));
    }

    /** @param actsOn the method that acts on the answers of a form, by the form's id */
    TypedFormCheck(Function<String, Optional<Method>> actsOn) {
        this.actsOn = actsOn;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form"))
                .flatMap(file -> problems(file.getKey(), read(file.getValue())))
                .toList();
    }

    private static FormSchema read(byte[] form) {
        try {
            return FormSchema.of(JSON.readTree(form));
        } catch (IOException e) {
            throw new UncheckedIOException("Read before", e);
        }
    }

    private Stream<String> problems(String file, FormSchema form) {
        Map<String, FormSchema.Field> fields = form.fields().stream()
                .collect(Collectors.toMap(FormSchema.Field::key, Function.identity(), (one, other) -> one));
        return actsOn.apply(form.id()).stream()
                .filter(method -> method.getParameterCount() == 2)
                .flatMap(method -> questions(method.getParameterTypes()[1], "", true))
                .flatMap(question -> problem(question, fields.get(question.key())).stream()
                        .map(problem ->
                                "%s, '%s': the product reads this answer, and %s. Ask it so; its words are free."
                                        .formatted(file, question.key(), problem)));
    }

    /** A question as a record names it. @param always whether it is asked whatever the other answers are */
    private record Question(String key, RecordComponent component, boolean always) {

        boolean open() {
            return Set.of(Optional.class, List.class).contains(component.getType());
        }

        Class<?> type() {
            return open() ? TypedAnswers.argument(component) : component.getType();
        }
    }

    /** The questions that a record names, with those of the records in it. */
    private static Stream<Question> questions(Class<?> type, String prefix, boolean always) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> !each.getType().equals(Map.class))
                .flatMap(each -> TypedAnswers.together(each)
                        .map(asked -> questions(
                                asked,
                                TypedAnswers.prefix(prefix, each),
                                always && each.getType().isRecord()))
                        .orElseGet(() -> Stream.of(new Question(TypedAnswers.key(prefix, each), each, always))));
    }

    private static Optional<String> problem(Question question, FormSchema.Field field) {
        if (field == null) {
            return Optional.of("the form does not ask for it");
        }
        Class<?> type = question.type();
        if (question.component().getType().equals(List.class) != field.checklist()) {
            return Optional.of(field.checklist() ? "takes one choice" : "takes a list of choices");
        }
        if (type.isEnum()) {
            Set<String> spelled = Arrays.stream(type.getEnumConstants())
                    .map(constant -> Spelling.of((Enum<?>) constant))
                    .collect(Collectors.toSet());
            Set<String> named = Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .collect(Collectors.toSet());
            if (!Set.of(spelled, named).contains(Set.copyOf(field.choices()))) {
                return Optional.of(
                        "takes one of %s".formatted(spelled.stream().sorted().collect(Collectors.joining(", "))));
            }
        } else if (!field.checklist() && !answers(type, field)) {
            return Optional.of("takes it as a %s".formatted(kind(type)));
        }
        boolean needed = !question.open() && !type.equals(boolean.class);
        if (needed
                && question.always()
                && !(field.required() && field.hiddenBy().isEmpty())) {
            return Optional.of("cannot do without it: it is required, and never hidden");
        }
        return needed && !field.required()
                ? Optional.of("cannot do without it where it is asked: it is required")
                : Optional.empty();
    }

    private static String kind(Class<?> type) {
        return Set.of(Integer.class, Long.class).contains(type) ? "whole number" : type.getSimpleName();
    }

    private static boolean answers(Class<?> type, FormSchema.Field field) {
        String asked = field.type();
        boolean time = field.schema().path("subtype").asText().equals("time");
        if (type.equals(LocalDate.class)) {
            return asked.equals("datetime") && !time;
        }
        if (type.equals(LocalTime.class)) {
            return asked.equals("datetime") && time;
        }
        if (Number.class.isAssignableFrom(type)) {
            boolean whole = field.schema().path("decimalDigits").asInt(Integer.MAX_VALUE) == 0;
            return asked.equals("number") && (whole || type.equals(Double.class));
        }
        if (type.equals(boolean.class) || type.equals(Boolean.class)) {
            return asked.equals("checkbox") || YES_NO.equals(Set.copyOf(field.choices()));
        }
        return TEXTS.contains(asked);
    }
}
