package org.alemtuzumab.pathway.form;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
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
import org.alemtuzumab.pathway.number.Decimals;
import org.alemtuzumab.pathway.text.Spelling;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * The answers of a form as a record: a component a question, by its key.
 *
 * <ul>
 *   <li>{@code String}, {@code Integer}, {@code Long}, {@code Double}, {@code LocalDate}, {@code LocalTime}, an enum (spelled as {@link Spelling}
 *       says): a question that is always answered; {@code Optional} of them: one that may be left open, or is not always asked
 *   <li>{@code boolean}: a box that is ticked, or "yes" and "no"
 *   <li>{@code List} of texts or constants: what is ticked in a list
 *   <li>a record: questions that belong together, by their own keys; {@code Optional} of one: questions that are asked together
 *       or not at all, there where one of them is answered; {@link Prefixed} where they are asked once for each of several
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

    /**
     * Answers of a form, or what was kept of them.
     *
     * @throws SubmissionRefused where one is missing that is always answered, or is of another kind
     */
    public static <T extends Record> T read(Map<String, ?> answers, Class<T> type) {
        TypedAnswers typed = new TypedAnswers(answers);
        return typed.read(type, "", keys(type, ""));
    }

    /** As they are kept: each answer by its key as the form spells it, "yes" and "no" for what is ticked or not. */
    public static Map<String, Object> texts(Record answers) {
        return texts(answers, "");
    }

    private static Map<String, Object> texts(Record answers, String prefix) {
        Map<String, Object> texts = new TreeMap<>();
        for (RecordComponent each : answers.getClass().getRecordComponents()) {
            Object given = value(answers, each);
            Object value = given instanceof Optional<?> asked ? asked.orElse(null) : given;
            if (value instanceof Record together) {
                texts.putAll(texts(together, prefix(prefix, each)));
            } else if (value instanceof Map<?, ?> rest) {
                rest.forEach((key, text) -> texts.put((String) key, text));
            } else if (value != null) {
                text(value).ifPresent(text -> texts.put(key(prefix, each), text));
            }
        }
        return texts;
    }

    private static Object value(Record answers, RecordComponent component) {
        component.getAccessor().setAccessible(true);
        return ReflectionUtils.invokeMethod(component.getAccessor(), answers);
    }

    private static Optional<String> text(Object value) {
        if (value instanceof List<?> ticked) {
            return Optional.of(
                            ticked.stream().flatMap(each -> text(each).stream()).collect(Collectors.joining(", ")))
                    .filter(text -> !text.isEmpty());
        }
        if (value instanceof Enum<?> constant) {
            return Optional.of(Spelling.of(constant));
        }
        if (value instanceof Double number) {
            return Optional.of(BigDecimal.valueOf(number).stripTrailingZeros().toPlainString());
        }
        return Optional.of(value instanceof Boolean ticked ? (ticked ? "yes" : "no") : value.toString());
    }

    /** The questions that a record names, with those of the records in it. */
    static Set<String> keys(Class<?> type, String prefix) {
        Set<String> keys = new TreeSet<>();
        for (RecordComponent each : type.getRecordComponents()) {
            if (together(each).isPresent()) {
                keys.addAll(keys(together(each).get(), prefix(prefix, each)));
            } else if (!each.getType().equals(Map.class)) {
                keys.add(key(prefix, each));
            }
        }
        return keys;
    }

    /** The record of questions that belong together, whether they are always asked or not; empty for one question. */
    static Optional<Class<?>> together(RecordComponent component) {
        Class<?> type = component.getType().equals(Optional.class) ? argument(component) : component.getType();
        return Optional.<Class<?>>of(type).filter(Class::isRecord);
    }

    /** With what the keys begin of the questions in this component, which itself stands behind a prefix. */
    static String prefix(String before, RecordComponent component) {
        return component.isAnnotationPresent(Prefixed.class) ? key(before, component) : before;
    }

    static String key(String prefix, RecordComponent component) {
        return prefix.isEmpty() ? component.getName() : prefix + StringUtils.capitalize(component.getName());
    }

    private <T> T read(Class<T> type, String prefix, Set<String> named) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(each -> component(each, prefix, named))
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

    private Object component(RecordComponent component, String prefix, Set<String> named) {
        String key = key(prefix, component);
        Class<?> type = component.getType();
        Optional<String> answer = Optional.ofNullable(answers.get(key));
        if (type.isRecord()) {
            return read(type, prefix(prefix, component), named);
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
        if (together(component).isPresent()) {
            String inner = prefix(prefix, component);
            return together(component)
                    .filter(asked -> keys(asked, inner).stream().anyMatch(answers::containsKey))
                    .map(asked -> read(asked, inner, named));
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
                case "Integer" -> number(text).intValueExact();
                case "Long" -> number(text).longValueExact();
                case "Double" -> Double.valueOf(text);
                case "LocalDate" -> LocalDate.parse(text);
                case "LocalTime" -> LocalTime.parse(text);
                case "Boolean", "boolean" -> text.equals("yes") || text.equals("true");
                default -> throw new IllegalStateException("No form answers '%s' as %s".formatted(key, type));
            };
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            throw new SubmissionRefused("'%s' is no %s: '%s'".formatted(key, type.getSimpleName(), text));
        }
    }

    private static BigDecimal number(String text) {
        return Decimals.read(text).orElseThrow(NumberFormatException::new);
    }
}
