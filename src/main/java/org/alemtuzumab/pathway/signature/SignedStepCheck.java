package org.alemtuzumab.pathway.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.engine.ModelCheck;
import org.alemtuzumab.pathway.engine.Place;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Lets the bean of a signed step act only where its signature is asked for, when a person completes a user task, and keeps
 * what is signed in the product's own diagrams: the step, its form, and what the form asks. An owner may word it otherwise,
 * ask more and move it, and nothing of it is left out.
 */
@Component
class SignedStepCheck implements ModelCheck {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, List<Signed>> ofProcesses = new HashMap<>();
    private final Map<String, Map<String, Asked>> ofForms = new HashMap<>();

    /** A step as it is drawn, with the form that it shows. */
    private record Signed(SignedStep step, String form) {}

    /** Whether an answer is required, and what hides the question. */
    private record Asked(boolean required, List<String> hiddenBy) {

        boolean keeps(Asked before) {
            return (required || !before.required) && before.hiddenBy.containsAll(hiddenBy);
        }
    }

    SignedStepCheck(ResourcePatternResolver resolver) {
        try {
            Map<String, byte[]> diagrams = new TreeMap<>();
            for (Resource diagram : resolver.getResources("classpath*:bpmn/*.bpmn")) {
                diagrams.put(diagram.getFilename(), diagram.getContentAsByteArray());
            }
            processes(diagrams)
                    .forEach(process -> ofProcesses.put(process.element().getAttribute("id"), signed(process)));
            for (Resource form : resolver.getResources("classpath*:forms/*.form")) {
                JsonNode read = JSON.readTree(form.getContentAsByteArray());
                String id = read.path("id").asText();
                if (ofProcesses.values().stream().flatMap(List::stream).anyMatch(signed -> signed.form.equals(id))) {
                    ofForms.put(id, asked(read));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The product's own models cannot be read", e);
        }
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        return Stream.of(actsUnsigned(files), leftOut(files), notAsked(files))
                .flatMap(problems -> problems)
                .toList();
    }

    private static Stream<String> actsUnsigned(Map<String, byte[]> files) {
        return Place.ofDiagrams(files).flatMap(place -> SignedStep.of(place.extension("delegateExpression")).stream()
                .filter(step -> !signedAt(place))
                .map(step -> place.fault(
                        "'%s' acts on answers that are signed, and nobody would sign here. Name it in a taskListener with event=\"complete\" of a user task."
                                .formatted(step.bean()))));
    }

    private static boolean signedAt(Place place) {
        return place.element().getLocalName().equals("taskListener")
                && TaskListener.EVENTNAME_COMPLETE.equals(place.extension("event"))
                && task(place).getLocalName().equals("userTask");
    }

    private static Node task(Place listener) {
        return listener.element().getParentNode().getParentNode();
    }

    private Stream<String> leftOut(Map<String, byte[]> files) {
        return processes(files).flatMap(process -> {
            List<Signed> drawn = signed(process);
            return ofProcesses.getOrDefault(process.element().getAttribute("id"), List.of()).stream()
                    .filter(before -> !drawn.contains(before))
                    .map(before -> process.fault(
                            "the step '%s' is signed, and must stay: a user task with the form '%s' and a taskListener event=\"complete\" delegateExpression=\"${%s}\"."
                                    .formatted(before.step.bean(), before.form, before.step.bean())));
        });
    }

    private static Stream<Place> processes(Map<String, byte[]> files) {
        return Place.ofDiagrams(files)
                .filter(place ->
                        BpmnModelConstants.BPMN20_NS.equals(place.element().getNamespaceURI())
                                && place.element().getLocalName().equals("process"));
    }

    private static List<Signed> signed(Place process) {
        return process.withChildren()
                .filter(place -> place.element().getLocalName().equals("taskListener"))
                .filter(SignedStepCheck::signedAt)
                .flatMap(place -> SignedStep.of(place.extension("delegateExpression")).stream()
                        .map(step -> new Signed(
                                step,
                                ((Element) task(place)).getAttributeNS(BpmnModelConstants.CAMUNDA_NS, "formRef"))))
                .toList();
    }

    private Stream<String> notAsked(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form"))
                .flatMap(file -> {
                    JsonNode form = read(file.getValue());
                    Map<String, Asked> now = asked(form);
                    return ofForms.getOrDefault(form.path("id").asText(), Map.of()).entrySet().stream()
                            .filter(before -> Optional.ofNullable(now.get(before.getKey()))
                                    .filter(asked -> asked.keeps(before.getValue()))
                                    .isEmpty())
                            .map(before ->
                                    "%s: the question '%s' belongs to what is signed. Ask it as before: required where it was, and hidden by nothing else."
                                            .formatted(file.getKey(), before.getKey()));
                });
    }

    private static JsonNode read(byte[] form) {
        try {
            return JSON.readTree(form);
        } catch (IOException e) {
            throw new UncheckedIOException("Read before", e);
        }
    }

    private static Map<String, Asked> asked(JsonNode form) {
        Map<String, Asked> asked = new LinkedHashMap<>();
        collect(form.path("components"), List.of(), asked);
        return asked;
    }

    private static void collect(JsonNode components, List<String> hiddenBy, Map<String, Asked> asked) {
        for (JsonNode component : components) {
            List<String> conditions = new ArrayList<>(hiddenBy);
            String condition = component.path("conditional").path("hide").asText();
            if (!condition.isBlank()) {
                conditions.add(condition);
            }
            if (component.has("components")) {
                collect(component.path("components"), conditions, asked);
            } else if (component.has("key")) {
                asked.put(
                        component.path("key").asText(),
                        new Asked(component.path("validate").path("required").asBoolean(), conditions));
            }
        }
    }
}
