package org.alemtuzumab.pathway.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.spring.boot.starter.configuration.CamundaDeploymentConfiguration;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.util.UriUtils;

/**
 * Deploys the product's own models at start, before anything else begins, and only those that have changed: running
 * patients never get a new version of what is the same to the byte. The starter's own way names a file differently in a jar
 * and on a disk, and deploys all models anew when one has changed.
 */
@Component
class ModelDeployment implements SmartLifecycle {

    /** As the starter calls it, so that what earlier releases deployed is known. */
    private static final String NAME = "SpringAutoDeployment";

    private final CamundaBpmProperties settings;
    private final ResourcePatternResolver resolver;
    private final RepositoryService repository;
    private boolean running;

    ModelDeployment(CamundaBpmProperties settings, ResourcePatternResolver resolver, RepositoryService repository) {
        this.settings = settings;
        this.resolver = resolver;
        this.repository = repository;
    }

    /** Stands in the starter's place, so that it deploys nothing. */
    @Component
    static class NotByTheStarter extends SpringBootProcessEnginePlugin implements CamundaDeploymentConfiguration {

        @Override
        public Set<Resource> getDeploymentResources() {
            return Set.of();
        }
    }

    @Override
    public void start() {
        if (settings.isAutoDeploymentEnabled()) {
            deploy(changed(files()));
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the clinic is prepared from what is deployed. */
    @Override
    public int getPhase() {
        return -1;
    }

    private Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        for (String pattern : settings.getDeploymentResourcePattern()) {
            try {
                for (Resource file : resolver.getResources(pattern)) {
                    files.put(name(pattern, file.getURL().toString()), file.getContentAsByteArray());
                }
            } catch (IOException e) {
                throw new UncheckedIOException("No models can be read at " + pattern, e);
            }
        }
        return files;
    }

    /** The same wherever the product lies: the path from the class path's root, or within the folder that was named. */
    static String name(String pattern, String url) {
        // a path names its folder as file:///srv, and Spring what lies in it as file:/srv
        String place = pattern.substring(pattern.indexOf(':') + 1).replaceFirst("^/+", "/");
        String folder = place.substring(0, place.lastIndexOf('/', (place + '*').indexOf('*')) + 1);
        String name = pattern.startsWith("classpath")
                ? url.substring(url.lastIndexOf('/' + folder) + 1)
                : url.substring(url.indexOf(folder) + folder.length());
        return UriUtils.decode(name, StandardCharsets.UTF_8);
    }

    /**
     * Leaves out what the product itself deployed last, which an owner may have replaced since, and what is the latest by
     * anyone. Earlier releases named a file by its absolute path, or by its last part.
     */
    private Map<String, byte[]> changed(Map<String, byte[]> files) {
        Map<String, String> names = files.keySet().stream()
                .collect(Collectors.toMap(ModelDeployment::lastPart, Function.identity(), (one, other) -> one));
        Map<String, byte[]> changed = new TreeMap<>(files);
        Set<String> notSeen = new HashSet<>(files.keySet());
        Set<String> notSeenOfOurs = new HashSet<>(files.keySet());
        for (Deployment deployment : repository
                .createDeploymentQuery()
                .orderByDeploymentTime()
                .desc()
                .list()) {
            boolean ours = NAME.equals(deployment.getName());
            for (var deployed : repository.getDeploymentResources(deployment.getId())) {
                String name = names.get(lastPart(deployed.getName()));
                boolean latest = notSeen.remove(name);
                boolean latestOfOurs = ours && notSeenOfOurs.remove(name);
                if ((latest || latestOfOurs) && Arrays.equals(deployed.getBytes(), files.get(name))) {
                    changed.remove(name);
                }
            }
            if (notSeenOfOurs.isEmpty()) {
                break;
            }
        }
        return changed;
    }

    private static String lastPart(String name) {
        return StringUtils.getFilename(name.replace('\\', '/'));
    }

    /** Two nodes may start at once: then the second one finds what the first one has deployed. */
    private void deploy(Map<String, byte[]> files) {
        if (!files.isEmpty()) {
            DeploymentBuilder deployment =
                    repository.createDeployment().name(NAME).enableDuplicateFiltering(true);
            files.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
            deployment.deploy();
        }
    }
}
