package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the product changes in the engine itself. */
@Component
class PathwayEnginePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ModelCheck> checks;
    private final ApplicationEventPublisher events;

    PathwayEnginePlugin(ObjectProvider<ModelCheck> checks, ApplicationEventPublisher events) {
        this.checks = checks;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new NoGrantsPerTask());
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(QuickFeel::forTables);
        engine.setDmnEngineConfiguration(decisions);
        engine.setCustomHistoryLevels(List.of(new OutlineHistory()));
        engine.setCustomPreDeployers(List.of(new DeploymentCheck(checks::orderedStream)));
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPostDeployers() != null) {
            deployers.addAll(engine.getCustomPostDeployers());
        }
        deployers.add(deployment -> {
            if (deployment.isNew()) {
                events.publishEvent(new ModelsDeployed());
            }
        });
        engine.setCustomPostDeployers(deployers);
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers()
                .replaceAll(
                        checker -> checker instanceof AuthorizationCommandChecker ? new TaskGroupChecker() : checker);
    }
}
