package org.alemtuzumab.pathway.tables;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.decision.DeclaredTables;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * Looks at start at the tables that hold. One that an administrator allowed and has taken out of the settings since, or that an
 * earlier release let through, gives way to the table as signed off. What is allowed is said on every page.
 */
@Component
@DependsOn("modelDeployment")
public class TablesInForce implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TablesInForce.class);

    private final RepositoryService repository;
    private final DeclaredTables declared;
    private final TableCheck check;
    private final AllowedTables allowed;
    private boolean running;

    TablesInForce(RepositoryService repository, DeclaredTables declared, TableCheck check, AllowedTables allowed) {
        this.repository = repository;
        this.declared = declared;
        this.check = check;
        this.allowed = allowed;
    }

    /** What every page says of the tables that an administrator allows; "" where there are none. */
    public String notice() {
        return allowed.allowed().stream()
                .map(each -> "%s (SHA-256 %s…)"
                        .formatted(each.reason(), each.sha256().substring(0, 12)))
                .collect(Collectors.joining("; ", warning() + " ", ""))
                .strip();
    }

    /** The same without reason and file, for who is not logged in. */
    public String warning() {
        return allowed.allowed().isEmpty()
                ? ""
                : "An administrator has allowed decision tables that protect less than they were signed off to.";
    }

    @Override
    public void start() {
        Map<String, byte[]> back = new LinkedHashMap<>();
        declared.keys().forEach(key -> inForce(key).ifPresent(table -> {
            List<String> problems = check.problems(Map.of(table.getResourceName(), content(table)));
            if (!problems.isEmpty()) {
                LOG.warn("The table as signed off is deployed again, since this one is not allowed: {}", problems);
                back.put(table.getResourceName(), check.signed(key));
            }
        }));
        if (!back.isEmpty()) {
            var deployment = repository.createDeployment().name("Tables as signed off");
            back.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            deployment.deploy();
        }
        running = true;
    }

    private Optional<DecisionDefinition> inForce(String key) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    private byte[] content(DecisionDefinition table) {
        try (InputStream content = repository.getDecisionModel(table.getId())) {
            return content.readAllBytes();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With the deployment of the product's own models, on which this depends, and before the clinic is prepared. */
    @Override
    public int getPhase() {
        return -1;
    }
}
