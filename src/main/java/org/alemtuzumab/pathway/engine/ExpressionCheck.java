package org.alemtuzumab.pathway.engine;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstLiteral;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;

/**
 * Reads every expression of a diagram as the engine will, and finds what it calls and may not, or what the application does
 * not have, such as a misspelt method.
 */
@Component
class ExpressionCheck implements ModelCheck {

    /** Methods for models may take it whole. */
    private static final String EXECUTION = "execution";

    /** What the engine itself would offer. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of(EXECUTION, "task", "caseExecution", "externalTask", "variableContext", "authenticatedUserId");

    private final ModelBeans beans;

    ExpressionCheck(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Place.ofDiagrams(files)
                .flatMap(place -> texts(place)
                        .filter(text -> text.contains("${") || text.contains("#{"))
                        .flatMap(text -> problems(text).stream().map(problem -> place.fault(problem))))
                .distinct()
                .toList();
    }

    /** The engine evaluates more than it says: names and documentation of tasks, too. */
    private static Stream<String> texts(Place place) {
        return Stream.concat(place.attributes().map(Attr::getValue), Stream.of(place.text()));
    }

    private List<String> problems(String text) {
        try {
            List<String> problems = new ArrayList<>();
            collect(new Reader().build(text.strip()).getRoot(), problems);
            return problems.stream()
                    .map(problem -> "in %s: %s".formatted(text.strip(), problem))
                    .toList();
        } catch (TreeBuilderException e) {
            return List.of("%s is no expression: it breaks off at character %d. Write, for example, ${name == 'text'}."
                    .formatted(text.strip(), e.getPosition()));
        }
    }

    private void collect(Node node, List<String> problems) {
        if (node instanceof AstMethod call) {
            Node property = call.getChild(0);
            Node values = call.getChild(1);
            (property instanceof NamedDot dot ? problemOfCall(dot, values.getCardinality()) : bracketCall())
                    .ifPresent(problems::add);
            children(property).forEach(child -> collectBase(child, problems));
            children(values).forEach(child -> collect(child, problems));
        } else if (node instanceof NamedDot dot) {
            problemOfRead(dot).ifPresent(problems::add);
            children(dot).forEach(child -> collectBase(child, problems));
        } else if (node instanceof AstBracket) {
            problemOfEntry(node.getChild(0), node.getChild(1)).ifPresent(problems::add);
            collectBase(node.getChild(0), problems);
            collect(node.getChild(1), problems);
        } else if (node instanceof AstFunction function) {
            problems.add("there is no function '%s'. Call a method of a bean, as in ${clinicTime.at(day)}."
                    .formatted(function.getName()));
            children(node).forEach(child -> collect(child, problems));
        } else if (node instanceof AstIdentifier identifier
                && OF_THE_ENGINE.contains(identifier.getName())
                && !identifier.getName().equals(EXECUTION)) {
            problems.add("'%s' is not handed over. Write %s.".formatted(identifier.getName(), Sandbox.OF_EXECUTION));
        } else if (node instanceof AstIdentifier identifier && beans.keeps(identifier.getName())) {
            problems.add(kept(identifier.getName()));
        } else {
            children(node).forEach(child -> collect(child, problems));
        }
    }

    /** An entry is one of a list or a map: what else has brackets, the sandbox keeps shut. */
    private Optional<String> problemOfEntry(Node base, Node entry) {
        if (base instanceof AstLiteral) {
            return Optional.of("a value that is written out has no entries. Write [...] after a variable.");
        }
        if (base instanceof AstIdentifier identifier) {
            if (OF_THE_ENGINE.contains(identifier.getName())) {
                return ofExecution(identifier.getName(), "[...]");
            }
            if (beans.keeps(identifier.getName())) {
                return Optional.of(kept(identifier.getName()));
            }
            if (beans.type(identifier.getName()).isPresent()) {
                return Optional.of("'%s' has no entries. Call a method of it.".formatted(identifier.getName()));
            }
        }
        return entry instanceof AstString && "class".equals(((AstString) entry).eval(null, null))
                ? problemOfValue("class")
                : Optional.empty();
    }

    private static String kept(String bean) {
        return "'%s' is not for models. Correct the name, or give the variable another one.".formatted(bean);
    }

    /** What stands before the dot: a name alone is judged together with what follows it. */
    private void collectBase(Node base, List<String> problems) {
        if (!(base instanceof AstIdentifier)) {
            collect(base, problems);
        }
    }

    private Optional<String> problemOfCall(NamedDot call, int values) {
        if (!(call.getChild(0) instanceof AstIdentifier base)) {
            return problemOfValue(call.name());
        }
        if (OF_THE_ENGINE.contains(base.getName())) {
            return base.getName().equals(EXECUTION) && Sandbox.mayCallOnExecution(call.name()) && values == 1
                    ? Optional.empty()
                    : ofExecution(base.getName(), call.name());
        }
        Optional<Class<?>> type = beans.type(base.getName());
        if (type.isEmpty()) {
            return Sandbox.mayCallOnAValue(call.name())
                    ? Optional.empty()
                    : Optional.of("the application has no '%s' on which '%s' could be called. Correct the name."
                            .formatted(base.getName(), call.name()));
        }
        List<Method> methods = ModelBeans.methods(type.get());
        return ModelBeans.mayCall(type.get(), call.name())
                        && methods.stream()
                                .anyMatch(method ->
                                        method.getName().equals(call.name()) && method.getParameterCount() == values)
                ? Optional.empty()
                : Optional.of("'%s' has no '%s' for models that takes %d values. It has: %s."
                        .formatted(
                                base.getName(),
                                call.name(),
                                values,
                                methods.stream()
                                        .map(Method::getName)
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining(", "))));
    }

    private Optional<String> problemOfRead(NamedDot read) {
        if (read.getChild(0) instanceof AstIdentifier base) {
            if (OF_THE_ENGINE.contains(base.getName())) {
                return base.getName().equals(EXECUTION) && Sandbox.mayReadOfExecution(read.name())
                        ? Optional.empty()
                        : ofExecution(base.getName(), read.name());
            }
            if (beans.keeps(base.getName())) {
                return Optional.of(kept(base.getName()));
            }
            if (beans.type(base.getName()).isPresent()) {
                return Optional.of(
                        "'%s' of '%s' cannot be read. Call a method of it.".formatted(read.name(), base.getName()));
            }
        }
        if (read.getChild(0) instanceof AstLiteral) {
            return problemOfValue(read.name());
        }
        // a map's entry; what else a value holds, the sandbox keeps shut
        return read.name().equals("class") ? problemOfValue(read.name()) : Optional.empty();
    }

    private static Optional<String> problemOfValue(String method) {
        return Sandbox.mayCallOnAValue(method)
                ? Optional.empty()
                : Optional.of(
                        "'%s' cannot be called on a value. What can: %s.".formatted(method, Sandbox.methodsOfValues()));
    }

    private static Optional<String> bracketCall() {
        return Optional.of("a method is called by its plain name, as in ${clinicTime.at(day)}.");
    }

    private static Optional<String> ofExecution(String base, String name) {
        return Optional.of("'%s' of '%s' is not for models. Write %s.".formatted(name, base, Sandbox.OF_EXECUTION));
    }

    private static List<Node> children(Node node) {
        List<Node> children = new ArrayList<>();
        for (int i = 0; i < node.getCardinality(); i++) {
            children.add(node.getChild(i));
        }
        return children;
    }

    /** The engine's own parser, which tells what stands after a dot. */
    private static final class Reader extends Builder {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Feature.METHOD_INVOCATIONS);
        }

        @Override
        protected Parser createParser(String text) {
            return new Parser(this, text) {

                @Override
                protected AstDot createAstDot(AstNode base, String name, boolean lvalue) {
                    return new NamedDot(base, name, lvalue);
                }
            };
        }
    }

    private static final class NamedDot extends AstDot {

        NamedDot(AstNode base, String name, boolean lvalue) {
            super(base, name, lvalue);
        }

        String name() {
            return property;
        }
    }
}
