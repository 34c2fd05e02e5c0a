package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lets a decision table hold FEEL and nothing else: no other language, no expression of a diagram, no function of Java. */
@Component
class DecisionLanguageCheck implements ModelCheck {

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/FEEL/20140401",
            "http://www.omg.org/spec/DMN/20151101/feel.xsd",
            "http://www.omg.org/spec/DMN/20180521/FEEL/",
            "https://www.omg.org/spec/DMN/20191111/FEEL/");

    private static final Set<String> ELEMENTS = Set.of(
            "decision",
            "decisionTable",
            "definitions",
            "description",
            "extensionElements",
            "informationRequirement",
            "input",
            "inputData",
            "inputEntry",
            "inputExpression",
            "inputValues",
            "output",
            "outputEntry",
            "outputValues",
            "requiredDecision",
            "requiredInput",
            "rule",
            "text",
            "variable");

    private static final Pattern FOREIGN = Pattern.compile("[$#]\\{|\\bexternal\\b");

    /** A text such as "${specialty}" names a variable to whoever reads the table; nobody evaluates it. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\"\\$\\{\\w+}\"");

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Place.ofTables(files).flatMap(DecisionLanguageCheck::problems).toList();
    }

    private static Stream<String> problems(Place place) {
        String name = place.element().getLocalName();
        if (!ELEMENTS.contains(name)) {
            return Stream.of(place.fault("'%s' is not evaluated here. Write a decision table.".formatted(name)));
        }
        String language = place.element().getAttribute("expressionLanguage");
        if (!language.isEmpty() && FEEL.stream().noneMatch(language::equalsIgnoreCase)) {
            return Stream.of(place.fault(
                    "'%s' is not evaluated here. Write FEEL, and leave expressionLanguage out.".formatted(language)));
        }
        String text = place.text().strip();
        return name.equals("text")
                        && FOREIGN.matcher(PLACEHOLDER.matcher(text).replaceAll(""))
                                .find()
                ? Stream.of(
                        place.fault("%s is no FEEL for a table. Write, for example, < 20 or \"text\".".formatted(text)))
                : Stream.empty();
    }
}
