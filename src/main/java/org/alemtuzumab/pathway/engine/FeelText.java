package org.alemtuzumab.pathway.engine;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterator;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/** What a cell's FEEL speaks of: FEEL itself takes a name that does not exist for null, and never says so. */
public record FeelText(Set<String> names, Set<String> functions, Set<String> texts, Set<BigDecimal> numbers) {

    private static final FeelEngineApi FEEL = QuickFeel.forForms();
    private static final Set<String> NEVER_THE_SAME = Set.of("now", "today", "random number");
    private static final Set<String> FUNCTIONS = QuickFeel.functions();

    /** Whether it calls nothing but functions of FEEL that answer the same whenever they are asked. */
    public boolean knowsFunctions() {
        return functions.stream().allMatch(name -> FUNCTIONS.contains(name) && !NEVER_THE_SAME.contains(name));
    }

    /** Of a head of a column or an answer; empty where it is no FEEL. */
    public static Optional<FeelText> ofExpression(String text) {
        return of(FEEL.parseExpression(text));
    }

    /** Of a condition; empty where it is no FEEL. */
    public static Optional<FeelText> ofTest(String text) {
        return of(FEEL.parseUnaryTests(text));
    }

    private static Optional<FeelText> of(ParseResult parsed) {
        if (!parsed.isSuccess()) {
            return Optional.empty();
        }
        FeelText found = new FeelText(
                new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
        found.collect(parsed.parsedExpression().expression());
        return Optional.of(found);
    }

    private void collect(Object node) {
        if (node instanceof Ref name) {
            names.add(name.names().head());
        } else if (node instanceof FunctionInvocation call) {
            functions.add(call.function());
        } else if (node instanceof QualifiedFunctionInvocation call) {
            functions.add(call.function());
        } else if (node instanceof ConstString text) {
            texts.add(text.value());
        } else if (node instanceof ConstNumber number) {
            numbers.add(number.value().bigDecimal());
        }
        if (node instanceof Product parts && !(node instanceof Ref)) {
            for (Iterator<Object> each = parts.productIterator(); each.hasNext(); ) {
                collect(each.next());
            }
        }
    }
}
