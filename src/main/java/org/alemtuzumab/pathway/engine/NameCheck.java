package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.springframework.stereotype.Component;

/** Finds what a diagram names and does not exist, so that no patient gets stuck there later. */
@Component
class NameCheck implements ModelCheck {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Class<?>> LISTENERS =
            Map.of("taskListener", TaskListener.class, "executionListener", ExecutionListener.class);

    private final ModelBeans beans;

    NameCheck(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        Names together = Names.of(files);
        Map<String, Kind> kinds = Map.of(
                "formRef", new Kind("form", (place, name) -> formExists(together, name), ".form file"),
                "decisionRef", new Kind("decision", (place, name) -> decisionExists(together, name), ".dmn file"),
                "calledElement",
                        new Kind("called process", (place, name) -> processExists(together, name), ".bpmn file"),
                "delegateExpression", new Kind("delegate", this::delegateExists, "delegate in the application"),
                "candidateGroups",
                        new Kind(
                                "group",
                                (place, groups) -> groupsExist(groups),
                                "group in the clinic that works tasks"));
        return Place.ofDiagrams(files)
                .flatMap(place -> kinds.entrySet().stream()
                        .flatMap(kind -> problem(place, kind.getKey(), kind.getValue()).stream()))
                .toList();
    }

    private record Kind(String label, BiPredicate<Place, String> exists, String missing) {}

    /** What is deployed together. */
    private record Names(Set<String> forms, Set<String> decisions, Set<String> processes) {

        static Names of(Map<String, byte[]> files) {
            Names names = new Names(new HashSet<>(), new HashSet<>(), new HashSet<>());
            files.forEach((file, content) -> {
                if (file.endsWith(".bpmn")) {
                    ReadModels.diagram(content)
                            .getModelElementsByType(Process.class)
                            .forEach(process -> names.processes.add(process.getId()));
                } else if (file.endsWith(".dmn")) {
                    ReadModels.table(content)
                            .getModelElementsByType(Decision.class)
                            .forEach(decision -> names.decisions.add(decision.getId()));
                } else {
                    names.forms.add(formId(content));
                }
            });
            return names;
        }

        private static String formId(byte[] form) {
            try {
                return JSON.readTree(form).path("id").asText();
            } catch (IOException e) {
                throw new IllegalStateException("Read before", e);
            }
        }
    }

    private static Optional<String> problem(Place place, String attribute, Kind kind) {
        String name = attribute.equals("calledElement")
                ? place.element().getAttribute(attribute)
                : place.extension(attribute);
        return name.isBlank() || kind.exists().test(place, name)
                ? Optional.empty()
                : Optional.of(place.fault(
                        "the %s '%s' does not exist; there is no such %s. Correct the name, or deploy what is missing with it or before it."
                                .formatted(kind.label(), name, kind.missing())));
    }

    private static boolean formExists(Names together, String form) {
        return together.forms.contains(form)
                || isExpression(form)
                || Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(form)
                        != null;
    }

    private static boolean decisionExists(Names together, String decision) {
        return together.decisions.contains(decision)
                || isExpression(decision)
                || engine().getRepositoryService()
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(decision)
                                .count()
                        > 0;
    }

    private static boolean processExists(Names together, String process) {
        return together.processes.contains(process)
                || isExpression(process)
                || engine().getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .count()
                        > 0;
    }

    /** One bean by its name, of the kind that runs there. */
    private boolean delegateExists(Place place, String expression) {
        Matcher bean = BEAN.matcher(expression.strip());
        return bean.matches()
                && beans.type(bean.group(1))
                        .filter(
                                LISTENERS.getOrDefault(place.element().getLocalName(), JavaDelegate.class)
                                        ::isAssignableFrom)
                        .isPresent();
    }

    private static boolean groupsExist(String groups) {
        return Arrays.stream(groups.split(","))
                .map(String::trim)
                .allMatch(group -> isExpression(group)
                        || !ClinicGroup.working(List.of(group)).isEmpty()
                                && (ClinicGroup.exists(group) || isKept(group)));
    }

    private static boolean isKept(String group) {
        return engine().getIdentityService().createGroupQuery().groupId(group).count() > 0;
    }

    private static boolean isExpression(String name) {
        return name.contains("{");
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}
