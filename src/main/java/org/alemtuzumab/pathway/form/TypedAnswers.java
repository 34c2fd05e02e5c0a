package org.alemtuzumab.pathway.form;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The answers of a form as a record: a component a question, by its key.
 *
 * <ul>
 *   <li>{@code String}, {@code Integer}, {@code Double}, {@code LocalDate}, {@code LocalTime}, an enum (spelled as {@link Spelling}
 *       says): a question that is always answered; {@code Optional} of them: one that may be left open, or is not always asked
 *   <li>{@code boolean}: a box that is ticked, or "yes" and "no"
 *   <li>{@code List} of texts or constants: what is ticked in a list
 *   <li>a record: questions that belong together, by their own keys
 *   <li>{@code Optional} of a record: questions that are asked together or not at all; where the same are asked for each of several,
 *       their keys begin with the component's: {@code prior1} and {@code prior2} hold {@code prior1First} and {@code prior2First}
 *   <li>{@code Map<String, String>}: every other answer, such as the values of the tests that were asked for
 * </ul>
 */
public final class TypedAnswers {

    private final Map<String, String> answers;

    private TypedAnswers(Map<String, ?> answers) {
        this.answers = new TreeMap<>();
        answers.forEach((key, answer) -> {
            String text = answer == null ? "" : Checklist.text(answer).trim();
            if (!text.isEmpty()) {
                this.answers.put(key, text);
            }
        });
    }

    /** @throws SubmissionRefused where one is missing that is always answered, or is of another kind */
    static <T extends Record> T read(Map<String, ?> answers, Class<T> type) {
        TypedAnswers typed = new TypedAnswers(answers);
        return typed.read(type, keys(type));
    }

    /** As they are kept: each answer by its key as the form spells it, "yes" and "no" for what is ticked or not. */
    public static Map<String, Object> texts(Record answers) {
        Map<String, Object> texts = new TreeMap<>();
        for (RecordComponent each : answers.getClass().getRecordComponents()) {
            Object value = value(answers, each);
            if (value instanceof Record together) {
                texts.putAll(texts(together));
            } else if (value instanceof Optional<?> asked && asked.orElse(null) instanceof Record together) {
                texts(together).forEach((key, text) -> texts.put(key(each, key), text));
            } else if (value instanceof Map<?, ?> rest) {
                rest.forEach((key, text) -> texts.put((String) key, text));
            } else {
                text(value).ifPresent(text -> texts.put(each.getName(), text));
            }
        }
        return texts;
    }

    private static Object value(Record answers, RecordComponent component) {
        component.getAccessor().setAccessible(true);
        return ReflectionUtils.invokeMethod(component.getAccessor(), answers);
    }

    private static Optional<String> text(Object value) {
        if (value instanceof Optional<?> open) {
            return open.flatMap(TypedAnswers::text);
        }
        if (value instanceof List<?> ticked) {
            return Optional.of(
                            ticked.stream().flatMap(each -> text(each).stream()).collect(Collectors.joining(", ")))
                    .filter(text -> !text.isEmpty());
        }
        return Optional.of(
                value instanceof Enum<?> constant
                        ? Spelling.of(constant)
                        : value instanceof Boolean ticked ? (ticked ? "yes" : "no") : value.toString());
    }

    /** The questions that a record names, with those of the records in it. */
    static Set<String> keys(Class<?> type) {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent each : type.getRecordComponents()) {
            if (each.getType().isRecord()) {
                keys.addAll(keys(each.getType()));
            } else if (askedTogether(each)) {
                keys(argument(each)).forEach(key -> keys.add(key(each, key)));
            } else if (!each.getType().equals(Map.class)) {
                keys.add(each.getName());
            }
        }
        return keys;
    }

    /** Whether a component holds questions that are asked together or not at all. */
    static boolean askedTogether(RecordComponent component) {
        return component.getType().equals(Optional.class) && argument(component).isRecord();
    }

    /** Of a question in the record that such a component holds. */
    static String key(RecordComponent component, String key) {
        boolean ofSeveral = Arrays.stream(component.getDeclaringRecord().getRecordComponents())
                        .filter(each -> each.getGenericType().equals(component.getGenericType()))
                        .count()
                > 1;
        return ofSeveral ? component.getName() + StringUtils.capitalize(key) : key;
    }

    private <T> T read(Class<T> type, Set<String> named) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(each -> component(each, named))
                    .toArray());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object component(RecordComponent component, Set<String> named) {
        String key = component.getName();
        Class<?> type = component.getType();
        Optional<String> answer = Optional.ofNullable(answers.get(key));
        if (type.isRecord()) {
            return read(type, named);
        }
        if (type.equals(Map.class)) {
            Map<String, String> rest = new TreeMap<>(answers);
            rest.keySet().removeAll(named);
            return rest;
        }
        if (type.equals(List.class)) {
            return answer.stream()
                    .flatMap(ticked -> Checklist.choices(ticked).stream())
                    .map(choice -> value(key, argument(component), choice))
                    .toList();
        }
        if (askedTogether(component)) {
            Class<?> together = argument(component);
            Map<String, String> given = new TreeMap<>();
            keys(together).forEach(each -> Optional.ofNullable(answers.get(key(component, each)))
                    .ifPresent(text -> given.put(each, text)));
            return Optional.of(given).filter(some -> !some.isEmpty()).map(some -> new TypedAnswers(some)
                    .read(together, keys(together)));
        }
        if (type.equals(Optional.class)) {
            return answer.map(text -> value(key, argument(component), text));
        }
        if (type.equals(boolean.class)) {
            return answer.filter(text -> (boolean) value(key, type, text)).isPresent();
        }
        return answer.map(text -> value(key, type, text))
                .orElseThrow(() -> new SubmissionRefused("'%s' is missing".formatted(key)));
    }

    /** Of what a component is a list, or what it may hold. */
    static Class<?> argument(RecordComponent component) {
        Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
        return (Class<?>) argument;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Object value(String key, Class<?> type, String text) {
        if (type.isEnum()) {
            return ((Optional<?>) Spelling.read((Class<? extends Enum>) type, text))
                    .map(Object.class::cast)
                    .orElseThrow(() -> new SubmissionRefused("'%s' has no choice '%s'".formatted(key, text)));
        }
        try {
            return switch (type.getSimpleName()) {
                case "String" -> text;
                case "Integer" -> Integer.valueOf(text);
                case "Double" -> Double.valueOf(text);
                case "LocalDate" -> LocalDate.parse(text);
                case "LocalTime" -> LocalTime.parse(text);
                case "Boolean", "boolean" -> text.equals("yes") || text.equals("true");
                default -> throw new IllegalStateException("No form answers '%s' as %s".formatted(key, type));
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new SubmissionRefused("'%s' is no %s: '%s'".formatted(key, type.getSimpleName(), text));
        }
    }
}
