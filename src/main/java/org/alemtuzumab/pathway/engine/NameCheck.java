package org.alemtuzumab.pathway.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.stereotype.Component;

/** Finds what a diagram names and does not exist, so that no patient gets stuck there later. */
@Component
class NameCheck implements ModelCheck {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BeanFactory beans;

    NameCheck(BeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public List<String> problems(Map<String, byte[]> files) {
        Names together = Names.of(files);
        Map<String, Kind> kinds = Map.of(
                "formRef", new Kind("form", name -> formExists(together, name), ".form file"),
                "decisionRef", new Kind("decision", name -> decisionExists(together, name), ".dmn file"),
                "calledElement", new Kind("called process", name -> processExists(together, name), ".bpmn file"),
                "delegateExpression", new Kind("delegate", this::delegateExists, "delegate in the application"),
                "candidateGroups", new Kind("group", NameCheck::groupsExist, "group in the clinic"));
        List<String> problems = new ArrayList<>();
        files.forEach((file, content) -> {
            if (file.endsWith(".bpmn")) {
                collect(
                        Bpmn.readModelFromStream(new ByteArrayInputStream(content))
                                .getDocument()
                                .getRootElement(),
                        "",
                        kinds,
                        file,
                        problems);
            }
        });
        return problems;
    }

    private record Kind(String label, Predicate<String> exists, String missing) {}

    /** What is deployed together. */
    private record Names(Set<String> forms, Set<String> decisions, Set<String> processes) {

        static Names of(Map<String, byte[]> files) {
            Names names = new Names(new HashSet<>(), new HashSet<>(), new HashSet<>());
            files.forEach((file, content) -> {
                ByteArrayInputStream in = new ByteArrayInputStream(content);
                if (file.endsWith(".bpmn")) {
                    Bpmn.readModelFromStream(in)
                            .getModelElementsByType(Process.class)
                            .forEach(process -> names.processes.add(process.getId()));
                } else if (file.endsWith(".dmn")) {
                    Dmn.readModelFromStream(in)
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

    private static void collect(
            DomElement element, String step, Map<String, Kind> kinds, String file, List<String> problems) {
        String here = element.hasAttribute("name") && element.hasAttribute("id") ? element.getAttribute("name") : step;
        kinds.forEach((attribute, kind) -> {
            String name = attribute.equals("calledElement")
                    ? element.getAttribute(attribute)
                    : element.getAttribute(BpmnModelConstants.CAMUNDA_NS, attribute);
            if (name == null && element.getNamespaceURI().equals(BpmnModelConstants.CAMUNDA_NS)) {
                name = element.getAttribute(attribute);
            }
            if (name != null && !name.isBlank() && !kind.exists().test(name)) {
                problems.add(
                        "%s, step '%s': the %s '%s' does not exist; there is no such %s. Correct the name, or deploy what is missing with it or before it."
                                .formatted(file, here, kind.label(), name, kind.missing()));
            }
        });
        element.getChildElements().forEach(child -> collect(child, here, kinds, file, problems));
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

    private boolean delegateExists(String expression) {
        Matcher bean = BEAN.matcher(expression);
        return !bean.matches() || beans.containsBean(bean.group(1));
    }

    private static boolean groupsExist(String groups) {
        return Arrays.stream(groups.split(","))
                .map(String::trim)
                .allMatch(group -> isExpression(group)
                        || ClinicGroup.exists(group)
                        || engine().getIdentityService()
                                        .createGroupQuery()
                                        .groupId(group)
                                        .count()
                                > 0);
    }

    private static boolean isExpression(String name) {
        return name.contains("{");
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}
