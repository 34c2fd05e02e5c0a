package org.alemtuzumab.pathway.rehearsal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills in what an answer leaves to the moment: {@code {today}}, {@code {today+7}}, {@code {due-2}} (days), {@code {now}}
 * (hour and minute), {@code {now-30}} (minutes), and {@code {anyVariable}}, a date with days added too; {@code {stroke|no}} is what
 * the form is filled in with, else "no".
 */
final class Placeholders {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)([+-]\\d+)?(?:\\|([^}]*))?}");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");

    private final LocalDateTime now;
    private final LocalDate due;
    private final Function<String, Object> variables;

    Placeholders(LocalDateTime now, LocalDate due, Function<String, Object> variables) {
        this.now = now;
        this.due = due;
        this.variables = variables;
    }

    Map<String, Object> fill(Map<String, Object> answers) {
        Map<String, Object> filled = new LinkedHashMap<>();
        answers.forEach((key, value) -> filled.put(key, fill(value)));
        return filled;
    }

    private Object fill(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(this::fill).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach((key, each) -> filled.put((String) key, fill(each)));
            return filled;
        }
        if (!(value instanceof String text)) {
            return value;
        }
        Matcher whole = PLACEHOLDER.matcher(text);
        if (whole.matches()) {
            return value(whole);
        }
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            Matcher part = PLACEHOLDER.matcher(match.group());
            part.matches();
            return Matcher.quoteReplacement(String.valueOf(value(part)));
        });
    }

    private Object value(Matcher placeholder) {
        String name = placeholder.group(1);
        long plus = placeholder.group(2) == null ? 0 : Long.parseLong(placeholder.group(2));
        if (name.equals("now")) {
            return HOUR.format(now.plusMinutes(plus));
        }
        if (name.equals("today")) {
            return now.toLocalDate().plusDays(plus).toString();
        }
        if (name.equals("due")) {
            return (due == null ? now.toLocalDate() : due).plusDays(plus).toString();
        }
        Object value = variables.apply(name);
        if (value == null && placeholder.group(3) != null) {
            return placeholder.group(3);
        }
        return plus == 0 || value == null
                ? value
                : LocalDate.parse(value.toString()).plus(plus, ChronoUnit.DAYS).toString();
    }
}
