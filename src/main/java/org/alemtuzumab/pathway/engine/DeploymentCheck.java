package org.alemtuzumab.pathway.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.CamundaFormDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.impl.BpmnModelConstants;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * Refuses a deployment whose diagram names or calls something that does not exist, or whose tables and forms hold FEEL that
 * cannot be read, so that no patient gets stuck there later. Looks at new deployments only: versions already running are
 * never judged again.
 */
final class DeploymentCheck implements Deployer {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

    private final Function<String, Optional<Class<?>>> beans;
    private final CallCheck calls;

    /** @param beans the type of the application's bean of that name; empty where there is none */
    DeploymentCheck(Function<String, Optional<Class<?>>> beans) {
        this.beans = beans;
        this.calls = new CallCheck(beans);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<String> problems = Context.getCommandContext().runWithoutAuthorization(() -> problems(deployment));
        if (!problems.isEmpty()) {
            throw new BpmnParseException("Not deployed. " + String.join(" ", problems), null);
        }
    }

    private List<String> problems(DeploymentEntity deployment) {
        Map<String, Kind> checks = Map.of(
                "formRef", new Kind("form", name -> formExists(deployment, name), ".form file"),
                "decisionRef", new Kind("decision", name -> decisionExists(deployment, name), ".dmn file"),
                "calledElement", new Kind("called process", name -> processExists(deployment, name), ".bpmn file"),
                "delegateExpression", new Kind("delegate", this::delegateExists, "delegate in the application"),
                "candidateGroups", new Kind("group", DeploymentCheck::groupsExist, "group in the clinic"));
        List<String> problems = new ArrayList<>();
        for (ResourceEntity resource : deployment.getResources().values()) {
            if (resource.getName().endsWith(".bpmn")) {
                DomElement root = Bpmn.readModelFromStream(new ByteArrayInputStream(resource.getBytes()))
                        .getDocument()
                        .getRootElement();
                collect(root, "", checks, resource.getName(), problems);
                problems.addAll(
                        calls.problems(resource.getName(), new String(resource.getBytes(), StandardCharsets.UTF_8)));
            } else if (resource.getName().endsWith(".dmn")) {
                problems.addAll(FeelCheck.problemsOfTables(resource.getName(), resource.getBytes()));
            } else if (resource.getName().endsWith(".form")) {
                problems.addAll(FeelCheck.problemsOfForm(resource.getName(), resource.getBytes()));
            }
        }
        return problems;
    }

    private record Kind(String label, Predicate<String> exists, String missing) {}

    private static void collect(
            DomElement element, String step, Map<String, Kind> checks, String file, List<String> problems) {
        String here = element.hasAttribute("name") && element.hasAttribute("id") ? element.getAttribute("name") : step;
        checks.forEach((attribute, kind) -> {
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
        element.getChildElements().forEach(child -> collect(child, here, checks, file, problems));
    }

    private static boolean formExists(DeploymentEntity deployment, String form) {
        return deployed(deployment, CamundaFormDefinitionEntity.class)
                        .anyMatch(definition -> form.equals(definition.getKey()))
                || isExpression(form)
                || Context.getCommandContext().getCamundaFormDefinitionManager().findLatestDefinitionByKey(form)
                        != null;
    }

    private static boolean decisionExists(DeploymentEntity deployment, String decision) {
        return Stream.ofNullable(deployment.getDeployedDecisionDefinitions())
                        .flatMap(List::stream)
                        .anyMatch(definition -> decision.equals(definition.getKey()))
                || isExpression(decision)
                || engine().getRepositoryService()
                                .createDecisionDefinitionQuery()
                                .decisionDefinitionKey(decision)
                                .count()
                        > 0;
    }

    private static boolean processExists(DeploymentEntity deployment, String process) {
        return Stream.ofNullable(deployment.getDeployedProcessDefinitions())
                        .flatMap(List::stream)
                        .anyMatch(definition -> process.equals(definition.getKey()))
                || isExpression(process)
                || engine().getRepositoryService()
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(process)
                                .count()
                        > 0;
    }

    private boolean delegateExists(String expression) {
        Matcher bean = BEAN.matcher(expression);
        return !bean.matches() || beans.apply(bean.group(1)).isPresent();
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

    private static <T> Stream<T> deployed(DeploymentEntity deployment, Class<T> kind) {
        return Stream.ofNullable(deployment.getDeployedArtifacts())
                .flatMap(artifacts -> Stream.ofNullable(artifacts.get(kind)))
                .flatMap(List::stream)
                .map(kind::cast);
    }

    private static boolean isExpression(String name) {
        return name.contains("{");
    }

    private static ProcessEngineConfigurationImpl engine() {
        return Context.getProcessEngineConfiguration();
    }
}
