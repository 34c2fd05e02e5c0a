package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the product changes in the engine itself. */
@Component
class PathwayEnginePlugin extends AbstractProcessEnginePlugin {

    private final BeanFactory beans;
    private final ApplicationEventPublisher events;

    PathwayEnginePlugin(BeanFactory beans, ApplicationEventPublisher events) {
        this.beans = beans;
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new NoGrantsPerTask());
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(QuickFeel::forTables);
        engine.setDmnEngineConfiguration(decisions);
        engine.setCustomHistoryLevels(List.of(new OutlineHistory()));
        List<Deployer> deployers = new ArrayList<>();
        if (engine.getCustomPostDeployers() != null) {
            deployers.addAll(engine.getCustomPostDeployers());
        }
        deployers.add(new DeploymentCheck(
                name -> beans.containsBean(name) ? Optional.ofNullable(beans.getType(name)) : Optional.empty()));
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
