package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.hash.Sha256;
import org.alemtuzumab.pathway.security.Brake;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.CommentManager;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What the product changes in the engine itself. */
@Component
class PathwayEnginePlugin extends AbstractProcessEnginePlugin {

    private final ObjectProvider<ModelCheck> checks;
    private final ApplicationEventPublisher events;
    private final TaskGroupChecker tasks = new TaskGroupChecker();
    private final ObjectProvider<Brake> brake;
    private final String everybodysPassword;

    PathwayEnginePlugin(
            ObjectProvider<ModelCheck> checks,
            ApplicationEventPublisher events,
            ObjectProvider<Brake> brake,
            @Value("${pathway.sample-clinic.password:#{null}}") String everybodysPassword) {
        this.checks = checks;
        this.events = events;
        this.brake = brake;
        this.everybodysPassword = everybodysPassword;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setResourceAuthorizationProvider(new TaskHands());
        engine.setFormService(new SubmittedForms());
        engine.setTaskService(new SubmittedTasks());
        // tasks come from the pathway; nobody makes one up
        engine.setStandaloneTasksEnabled(false);
        engine.setJobPriorityProvider(new EventsFirst());
        List<SessionFactory> managers = new ArrayList<>(new KnownDefinitions().managers());
        managers.add(new ManagerFactory<>(AuthorizationManager.class, NeedToKnow::new));
        managers.add(new ManagerFactory<>(CommentManager.class, () -> new TaskComments(tasks)));
        engine.setCustomSessionFactories(managers);
        addWithinCommands(engine, NobodysCommands::new);
        engine.setIdentityProviderSessionFactory(LocalUsers.factory(brake::getObject));
        engine.setPasswordEncryptor(new BcryptHash());
        engine.setPasswordPolicy(new PasswordRules(everybodysPassword));
        engine.setEnablePasswordPolicy(true);
        DefaultDmnEngineConfiguration decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(QuickFeel::forTables);
        engine.setDmnEngineConfiguration(decisions);
        engine.setHistoryEventProducer(new StepsTaken());
        engine.setDmnHistoryEventProducer(new KnownFacts());
        engine.setCustomHistoryLevels(List.of(new OutlineHistory()));
        engine.setCustomPreDeployers(List.of(new DeploymentCheck(checks::orderedStream)));
        engine.setCustomPostDeployers(with(engine.getCustomPostDeployers(), deployment -> {
            if (deployment.isNew()) {
                events.publishEvent(new ModelsDeployed(
                        deployment.getId(),
                        Context.getCommandContext().getAuthenticatedUserId(),
                        deployment.getResources().values().stream()
                                .collect(Collectors.toMap(
                                        ResourceEntity::getName, file -> Sha256.of(file.getBytes())))));
            }
        }));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        engine.getCommandCheckers()
                .replaceAll(checker -> checker instanceof AuthorizationCommandChecker ? tasks : checker);
    }

    /** Asked with the command's context at hand, in a transaction of its own or not. */
    private static void addWithinCommands(
            ProcessEngineConfigurationImpl engine, Supplier<CommandInterceptor> interceptor) {
        engine.setCustomPostCommandInterceptorsTxRequired(
                with(engine.getCustomPostCommandInterceptorsTxRequired(), interceptor.get()));
        engine.setCustomPostCommandInterceptorsTxRequiresNew(
                with(engine.getCustomPostCommandInterceptorsTxRequiresNew(), interceptor.get()));
    }

    private static <T> List<T> with(List<T> known, T more) {
        List<T> all = known == null ? new ArrayList<>() : new ArrayList<>(known);
        all.add(more);
        return all;
    }
}
