package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a deployment in which any {@link ModelCheck} finds a fault, with all faults at once, before the engine reads it.
 * Looks at new deployments only: versions already running are never judged again.
 */
final class DeploymentCheck implements Deployer {

    private final Supplier<Stream<ModelCheck>> checks;

    DeploymentCheck(Supplier<Stream<ModelCheck>> checks) {
        this.checks = checks;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew()) {
            return;
        }
        List<String> problems = Context.getCommandContext().runWithoutAuthorization(() -> problems(deployment));
        if (!problems.isEmpty()) {
            throw new ModelsRefused(problems);
        }
    }

    private List<String> problems(DeploymentEntity deployment) {
        Map<String, byte[]> files = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        if (deployment.getTenantId() != null) {
            // the latest version of a key would be one of two, and no table could be asked any more
            problems.add("The deployment is for a tenant: there is one clinic here, leave the tenant out.");
        }
        deployment.getResources().forEach((name, resource) -> FileCheck.problem(name, resource.getBytes())
                .ifPresentOrElse(problems::add, () -> files.put(name, resource.getBytes())));
        checks.get().forEach(check -> problems.addAll(check.problems(files)));
        return problems;
    }
}
