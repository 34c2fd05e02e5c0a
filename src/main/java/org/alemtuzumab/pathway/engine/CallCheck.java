package org.alemtuzumab.pathway.engine;

import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Finds what the expressions of a diagram call and the application does not have, such as a misspelt method. */
@Component
class CallCheck implements ModelCheck {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])(\\w+)\\.(\\w+)\\(");
    /** What the engine itself offers to an expression. */
    private static final Set<String> OF_THE_ENGINE = Set.of("execution", "task");
    /** What a variable of a process may be, and so what may be called on one. */
    private static final List<Class<?>> OF_A_VARIABLE =
            List.of(String.class, Number.class, Boolean.class, List.class, Map.class, Date.class);

    private final BeanFactory beans;

    CallCheck(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".bpmn"))
                .flatMap(file -> problems(file.getKey(), new String(file.getValue(), StandardCharsets.UTF_8)).stream())
                .toList();
    }

    private List<String> problems(String file, String diagram) {
        List<String> problems = new ArrayList<>();
        for (String expression : EXPRESSION
                .matcher(HtmlUtils.htmlUnescape(diagram))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList()) {
            String plain = LITERAL.matcher(expression).replaceAll("''");
            CALL.matcher(plain).results().forEach(call -> problem(call, plain)
                    .ifPresent(problem -> problems.add("%s, in %s: %s".formatted(file, expression, problem))));
        }
        return problems;
    }

    private Optional<String> problem(MatchResult call, String expression) {
        String bean = call.group(1);
        String method = call.group(2);
        if (OF_THE_ENGINE.contains(bean)) {
            return Optional.empty();
        }
        int values = values(expression.substring(call.end()));
        Optional<Class<?>> type =
                beans.containsBean(bean) ? Optional.ofNullable(beans.getType(bean)) : Optional.empty();
        if (type.isEmpty()) {
            return OF_A_VARIABLE.stream().anyMatch(each -> has(each, method, values))
                    ? Optional.empty()
                    : Optional.of("the application has no '%s' on which '%s' could be called. Correct the name."
                            .formatted(bean, method));
        }
        return has(type.get(), method, values)
                ? Optional.empty()
                : Optional.of("'%s' has no '%s' that takes %d values. It has: %s."
                        .formatted(
                                bean,
                                method,
                                values,
                                Arrays.stream(type.get().getMethods())
                                        .filter(each ->
                                                !each.getDeclaringClass().equals(Object.class))
                                        .map(Method::getName)
                                        .filter(name -> name.matches("\\w+") && !name.startsWith("CGLIB"))
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean has(Class<?> type, String method, int values) {
        return Arrays.stream(type.getMethods())
                .anyMatch(each -> each.getName().equals(method) && each.getParameterCount() == values);
    }

    /** How many values stand before the parenthesis that closes the call. */
    private static int values(String rest) {
        int depth = 0;
        int commas = 0;
        boolean any = false;
        for (char c : rest.toCharArray()) {
            if (c == ')' && depth == 0) {
                break;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
            any |= !Character.isWhitespace(c);
        }
        return any ? commas + 1 : 0;
    }
}
