package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered answers as the library does, the second time too. */
class QuickFeelTest {

    private static final Object[] VALUES = {
        null, "KSA", "STRICT", 19, 20, 20.5, new BigDecimal("1.30"), true, false, "", Arrays.asList("a", "b")
    };

    private final ScalaFeelEngine library = new ScalaFeelEngine(null);
    private final ScalaFeelEngine quick = QuickFeel.forTables();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-",
                "\"KSA\"",
                "\"KSA\", \"US\"",
                "not(\"KSA\")",
                "<= 20",
                "]20..50[",
                "> other * 1.3",
                "null",
                "not(null)",
                "true",
                "list contains(?, \"a\")",
                "? != null and ? > other",
                "missing",
                "< \"a\"",
                "((("
            })
    void aCellOfATable(String cell) {
        for (Object value : VALUES) {
            String expected = outcome(() -> library.evaluateSimpleUnaryTests(cell, "in", context(value)));
            for (int time = 1; time <= 3; time++) {
                assertThat(outcome(() -> quick.evaluateSimpleUnaryTests(cell, "in", context(value))))
                        .as("%s with %s, time %d", cell, value, time)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in",
                "in > 20",
                "in + other",
                "missing",
                "count(in)",
                "if in = \"KSA\" then 1 else 2",
                "assert(in, in != null)",
                "(("
            })
    void anInputOrOutput(String expression) {
        for (Object value : VALUES) {
            String expected = outcome(() -> library.evaluateSimpleExpression(expression, context(value)));
            for (int time = 1; time <= 3; time++) {
                assertThat(outcome(() -> quick.evaluateSimpleExpression(expression, context(value))))
                        .as("%s with %s, time %d", expression, value, time)
                        .isEqualTo(expected);
            }
        }
    }

    private static VariableContext context(Object value) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("in", value);
        variables.put("other", 15);
        return Variables.fromMap(variables).asVariableContext();
    }

    private static String outcome(Supplier<Object> evaluation) {
        try {
            return String.valueOf(evaluation.get());
        } catch (RuntimeException e) {
            return e.getMessage();
        }
    }
}
