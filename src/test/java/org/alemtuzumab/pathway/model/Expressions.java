package org.alemtuzumab.pathway.model;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names that expressions speak of. */
final class Expressions {

    private static final Pattern JUEL = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern ASKED = Pattern.compile("(?:get|has)Variable\\('(\\w+)'\\)");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*");
    private static final Set<String> JUEL_WORDS = Set.of(
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "true",
            "false",
            "null",
            "instanceof",
            "empty",
            "div",
            "mod");
    private static final Pattern FEEL_FUNCTION = Pattern.compile("[a-z][a-z ]*(?=\\()");
    private static final Set<String> FEEL_WORDS = Set.of(
            "and",
            "or",
            "not",
            "true",
            "false",
            "null",
            "if",
            "then",
            "else",
            "in",
            "between",
            "for",
            "return",
            "some",
            "every",
            "satisfies",
            "this",
            "item");

    private Expressions() {}

    /** Whether a value is or contains an expression. */
    static boolean isExpression(String value) {
        return value != null && JUEL.matcher(value).find();
    }

    /** The beans and variables that the expressions in a value begin with, or ask the execution for. */
    static Set<String> names(String value) {
        Set<String> names = new TreeSet<>();
        Matcher expressions = JUEL.matcher(value);
        while (expressions.find()) {
            String expression = expressions.group(1);
            Matcher asked = ASKED.matcher(expression);
            while (asked.find()) {
                names.add(asked.group(1));
            }
            names.addAll(words(LITERAL.matcher(expression).replaceAll("''"), JUEL_WORDS));
        }
        return names;
    }

    /** The names in a form's FEEL condition: fields of the form and variables of the task. */
    static Set<String> feelNames(String condition) {
        String plain = LITERAL.matcher(condition).replaceAll("''");
        return words(FEEL_FUNCTION.matcher(plain).replaceAll(""), FEEL_WORDS);
    }

    private static Set<String> words(String expression, Set<String> keywords) {
        Set<String> words = new TreeSet<>();
        Matcher matcher = NAME.matcher(expression);
        while (matcher.find()) {
            if (!keywords.contains(matcher.group())) {
                words.add(matcher.group());
            }
        }
        return words;
    }
}
