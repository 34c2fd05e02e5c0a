package org.alemtuzumab.pathway.engine;

import java.util.ArrayList;
import java.util.List;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.ArtifactFactory;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.springframework.stereotype.Component;

/**
 * Nothing but the product's own code runs, whoever deploys or asks. The {@link Sandbox sandbox} alone would be false
 * protection: scripts, classes and cases go round it, so those doors are shut, too.
 */
@Component
class SandboxPlugin extends AbstractProcessEnginePlugin {

    private static final String FEEL_ALONE = "Decision tables are written in FEEL";

    private final ModelBeans beans;

    SandboxPlugin(ModelBeans beans) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new Sandbox(beans));
        engine.setDmnElProvider(text -> {
            throw refused(FEEL_ALONE);
        });
        engine.setScriptEngineResolver(new NoScripts());
        engine.setArtifactFactory(new NoClasses());
        engine.setCmmnEnabled(false);
        engine.setJavaSerializationFormatEnabled(false);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setCustomPostBPMNParseListeners(with(engine.getCustomPostBPMNParseListeners(), new OnlyDelegates()));
        engine.setCustomPreCommandInterceptorsTxRequired(with(
                engine.getCustomPreCommandInterceptorsTxRequired(),
                new QueryGuard(() -> engine.getIdentityService().getCurrentAuthentication())));
    }

    /** The same for an engine of decisions that is built beside the process engine. */
    static void shut(DefaultDmnEngineConfiguration decisions) {
        decisions.setElProvider(text -> {
            throw refused(FEEL_ALONE);
        });
        decisions.setScriptEngineResolver(language -> {
            throw refused(FEEL_ALONE);
        });
    }

    private static <T> List<T> with(List<T> others, T own) {
        List<T> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(own);
        return all;
    }

    private static ProcessEngineException refused(String why) {
        return new ProcessEngineException(why + ". Nothing but the product's own code runs.");
    }

    private static final class NoClasses implements ArtifactFactory {

        @Override
        public <T> T getArtifact(Class<T> type) {
            throw refused("A model names no class");
        }
    }

    private static final class NoScripts implements ScriptEngineResolver {

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory factory) {}

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            throw refused("There are no scripts");
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean cached) {
            throw refused("There are no scripts");
        }
    }
}
