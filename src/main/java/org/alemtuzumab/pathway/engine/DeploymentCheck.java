package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;

/**
 * Refuses a deployment in which any {@link ModelCheck} finds a fault, with all faults at once, before the engine reads it.
 * Looks at new deployments only: versions already running are never judged again.
 */
final class DeploymentCheck implements Deployer {

    /** Characters that the engine's tables hold of a name. */
    static final int LONGEST_NAME = 255;

    private static final int SHOWN = 60;

    /** No folder above, and nothing that a page or a shell would read otherwise. */
    private static final Pattern NAME =
            Pattern.compile("/?(?:[\\w -][\\w .-]*/)*[\\w -][\\w .-]*", Pattern.UNICODE_CHARACTER_CLASS);

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
        if (deployment.getName() != null && deployment.getName().length() > LONGEST_NAME) {
            problems.add("The deployment's name has more than %d characters. Give it a shorter one."
                    .formatted(LONGEST_NAME));
        }
        deployment.getResources().keySet().stream()
                .filter(name ->
                        name.length() > LONGEST_NAME || !NAME.matcher(name).matches())
                .forEach(name -> problems.add(
                        "%s: is no name of a file. Take letters, digits, '.', '-', '_' and blanks, at most %d characters, with '/' between folders."
                                .formatted(name.substring(0, Math.min(name.length(), SHOWN)), LONGEST_NAME)));
        deployment.getResources().forEach((name, resource) -> FileCheck.problem(name, resource.getBytes())
                .ifPresentOrElse(problems::add, () -> files.put(name, resource.getBytes())));
        checks.get().forEach(check -> problems.addAll(check.problems(files)));
        return problems;
    }
}
