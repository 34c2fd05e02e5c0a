package org.alemtuzumab.pathway.engine;

import camundajar.impl.scala.Function1;
import camundajar.impl.scala.Option;
import camundajar.impl.scala.collection.immutable.List;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import camundajar.impl.scala.util.Either;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Date;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.function.CustomFunctionTransformer;
import org.camunda.feel.FeelEngine;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.EvaluationFailure;
import org.camunda.feel.api.EvaluationFailureType;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.SuccessfulEvaluationResult;
import org.camunda.feel.context.Context;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.JavaValueMapper;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValFatalError;
import org.camunda.feel.valuemapper.CustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;

/**
 * FEEL that remembers. The library parses every cell of a table again each time it is looked at, and builds its hundred
 * built-in functions again for each: a fifth of all the time that a patient's years take. Each text is parsed once here,
 * and the functions are built once. Whatever is new or goes wrong is left to the library, so its answers are the same.
 */
public final class QuickFeel extends FeelEngine {

    private final Map<String, Either<Failure, ParsedExpression>> expressions = new ConcurrentHashMap<>();
    private final Map<String, Either<Failure, ParsedExpression>> unaryTests = new ConcurrentHashMap<>();

    /** What the library itself has checked and evaluated once; by identity, as an equal tree may stand for another test. */
    private final Set<ParsedExpression> proven =
            Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

    private final FunctionProvider functions;
    private final FeelInterpreter interpreter;

    private QuickFeel(FunctionProvider custom, ValueMapper values) {
        super(custom, values, new Configuration(false), FeelEngineClock.SystemClock$.MODULE$);
        this.functions = new FunctionProvider.CompositeFunctionProvider(
                listOf(new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, values), custom));
        this.interpreter = new FeelInterpreter(values);
    }

    /** For conditions of forms. */
    public static FeelEngineApi forForms() {
        return new FeelEngineApi(new QuickFeel(
                FeelEngine.defaultFunctionProvider(), new ValueMapper.CompositeValueMapper(listOf(new PlainValues()))));
    }

    /** The names of the functions that FEEL itself has. */
    static Set<String> functions() {
        ValueMapper values = new ValueMapper.CompositeValueMapper(listOf(new JavaValueMapper()));
        return Set.copyOf(CollectionConverters.asJavaCollection(
                new BuiltinFunctions(FeelEngineClock.SystemClock$.MODULE$, values).functionNames()));
    }

    /** For decision tables. */
    static ScalaFeelEngine forTables() {
        return new ScalaFeelEngine(null) {

            @Override
            protected List<CustomValueMapper> getValueMappers() {
                return listOf(new PlainValues());
            }

            @Override
            protected FeelEngine buildFeelEngine(
                    CustomFunctionTransformer custom, ValueMapper.CompositeValueMapper values) {
                return new QuickFeel(custom, values);
            }
        };
    }

    @Override
    public Either<Failure, ParsedExpression> parseExpression(String text) {
        return expressions.computeIfAbsent(text, super::parseExpression);
    }

    @Override
    public Either<Failure, ParsedExpression> parseUnaryTests(String text) {
        return unaryTests.computeIfAbsent(text, super::parseUnaryTests);
    }

    @Override
    public EvaluationResult evaluate(ParsedExpression expression, Context variables) {
        if (proven.contains(expression)) {
            EvalContext context = EvalContext.create(valueMapper(), functions).merge(variables);
            Val value = interpreter.eval(expression.expression(), context);
            List<EvaluationFailure> failures = context.failureCollector().failures();
            if (!failed(value, failures)) {
                return new SuccessfulEvaluationResult(valueMapper().unpackVal(value), failures);
            }
        }
        EvaluationResult result = super.evaluate(expression, variables);
        if (result.isSuccess() && remembered(expression)) {
            proven.add(expression);
        }
        return result;
    }

    private boolean remembered(ParsedExpression expression) {
        return is(expressions.get(expression.text()), expression) || is(unaryTests.get(expression.text()), expression);
    }

    private static boolean is(Either<Failure, ParsedExpression> parsed, ParsedExpression expression) {
        return parsed != null && parsed.isRight() && parsed.toOption().get() == expression;
    }

    private static boolean failed(Val value, List<EvaluationFailure> failures) {
        return value instanceof ValError
                || value instanceof ValFatalError
                || CollectionConverters.asJava(failures).stream()
                        .anyMatch(failure -> failure.failureType() == EvaluationFailureType.ASSERT_FAILURE$.MODULE$);
    }

    @SafeVarargs
    private static <T> List<T> listOf(T... items) {
        return CollectionConverters.asScala(java.util.List.of(items)).toList();
    }

    /**
     * Texts, numbers, dates, lists and maps. The library wraps any other object so that FEEL reads its fields and calls its
     * methods, {@code getClass()} among them; here such an object is an error.
     */
    private static final class PlainValues extends JavaValueMapper {

        private static final java.util.List<Class<?>> KNOWN = java.util.List.of(
                CharSequence.class,
                Number.class,
                Boolean.class,
                Enum.class,
                Throwable.class,
                Date.class,
                LocalDate.class,
                LocalTime.class,
                LocalDateTime.class,
                ZonedDateTime.class,
                OffsetDateTime.class,
                OffsetTime.class,
                Period.class,
                Duration.class,
                java.util.List.class,
                Map.class);

        @Override
        public Option<Val> toVal(Object value, Function1<Object, Val> inner) {
            return value == null || ofTheLibrary(value) || KNOWN.stream().anyMatch(type -> type.isInstance(value))
                    ? super.toVal(value, inner)
                    : Option.apply(new ValError("FEEL takes texts, numbers, dates, lists and maps, no "
                            + value.getClass().getSimpleName()));
        }

        private static boolean ofTheLibrary(Object value) {
            String type = value.getClass().getName();
            return type.startsWith("camundajar.impl.scala.") || type.startsWith("org.camunda.feel.");
        }
    }
}
