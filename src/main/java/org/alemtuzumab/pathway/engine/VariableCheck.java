package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.TreeBuilderException;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Finds what an owner's expression asks for and nobody sets: the step would stand still at the first patient. Likewise a date
 * that is the same for every patient, which is past for one and never comes for another.
 */
@Component
class VariableCheck implements ModelCheck {

    /** What the engine itself hands over. */
    private static final Set<String> OF_THE_ENGINE =
            Set.of("execution", "loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final Pattern ASKED = Pattern.compile("getVariable\\(\\s*['\"](\\w+)['\"]\\s*\\)");
    private static final Pattern RECORDED =
            Pattern.compile("(?:resultVariable|elementVariable|outputParameter name|target)=\"(\\w+)\"");

    private final KeptModels kept;
    private final ModelBeans beans;

    VariableCheck(KeptModels kept, ModelBeans beans) {
        this.kept = kept;
        this.beans = beans;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return DiagramEdit.of(files, kept).flatMap(this::problems).toList();
    }

    Stream<String> problems(DiagramEdit edit) {
        Set<String> known = known(edit);
        return Stream.concat(
                edit.process().withChildren().flatMap(place -> unknown(place, known)),
                edit.own().flatMap(this::fixedDates));
    }

    private Set<String> known(DiagramEdit edit) {
        Set<String> known =
                new TreeSet<>(kept.variables(edit.process().element().getAttribute("id")));
        known.addAll(OF_THE_ENGINE);
        edit.now().values().stream()
                .flatMap(element -> element.does().stream())
                .filter(line -> !line.startsWith("in "))
                .flatMap(line -> RECORDED.matcher(line).results())
                .map(recorded -> recorded.group(1))
                .forEach(known::add);
        return known;
    }

    private Stream<String> unknown(Place place, Set<String> known) {
        Set<String> asked = Stream.concat(place.attributes().map(Attr::getValue), Stream.of(place.text()))
                .flatMap(text -> names(text).stream())
                .filter(name -> !known.contains(name) && beans.type(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        asked.removeAll(inputsAround(place.element()));
        return asked.stream()
                .map(name -> place.fault(
                        "nobody sets '%s', which is asked for here. Ask for a variable of this process, or set it before."
                                .formatted(name)));
    }

    /** What a step, or a sub-process around it, hands to itself. */
    private static Set<String> inputsAround(Element element) {
        Set<String> inputs = new TreeSet<>();
        for (Element each = element; each.getParentNode() instanceof Element parent; each = parent) {
            Place.children(each)
                    .filter(child -> child.getLocalName().equals("extensionElements"))
                    .flatMap(Place::children)
                    .filter(child -> child.getLocalName().equals("inputOutput"))
                    .flatMap(Place::children)
                    .map(input -> input.getAttribute("name"))
                    .forEach(inputs::add);
        }
        return inputs;
    }

    private Stream<String> fixedDates(KeptElement own) {
        return Stream.concat(
                        Stream.of(own.place().extension("dueDate"), own.place().extension("followUpDate")),
                        own.place()
                                .withChildren()
                                .filter(place -> place.element().getLocalName().equals("timeDate"))
                                .map(place -> place.text().strip()))
                .filter(date -> !date.isBlank() && !date.startsWith("P") && dependsOnNothing(date))
                .distinct()
                .map(date -> own.place()
                        .fault(
                                "'%s' is the same day for every patient. Take the date from a variable or a bean, as in ${clinicTime.at(day)}."
                                        .formatted(date)));
    }

    private boolean dependsOnNothing(String date) {
        return names(date).stream().allMatch(name -> beans.type(name).isPresent());
    }

    /** The names that an expression begins with, and what it asks the execution for. */
    private static Set<String> names(String text) {
        if (!text.contains("${") && !text.contains("#{")) {
            return Set.of();
        }
        try {
            Set<String> names = new TreeSet<>();
            for (IdentifierNode name : new Builder(Builder.Feature.METHOD_INVOCATIONS)
                    .build(text.strip())
                    .getIdentifierNodes()) {
                names.add(name.getName());
            }
            ASKED.matcher(text).results().map(call -> call.group(1)).forEach(names::add);
            return names;
        } catch (TreeBuilderException e) {
            // ExpressionCheck says so
            return Set.of();
        }
    }
}
