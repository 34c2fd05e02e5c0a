package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionEntity;
import org.camunda.bpm.engine.impl.dmn.entity.repository.DecisionDefinitionManager;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobDefinitionManager;

/**
 * What the engine looks up of a version of a table or of a job, each time it evaluates the one or makes, ends or runs the
 * other, is read once. It never changes: a new version has definitions of its own, and no call that would suspend or change
 * one is answered to anybody.
 */
final class KnownDefinitions {

    private final Map<String, DecisionDefinitionEntity> tables = new ConcurrentHashMap<>();
    private final Map<String, JobDefinitionEntity> jobs = new ConcurrentHashMap<>();

    List<SessionFactory> managers() {
        return List.of(
                new ManagerFactory<>(DecisionDefinitionManager.class, Tables::new),
                new ManagerFactory<>(JobDefinitionManager.class, Jobs::new));
    }

    private final class Tables extends DecisionDefinitionManager {

        @Override
        public DecisionDefinitionEntity findLatestDefinitionById(String id) {
            return known(tables, id, super::findLatestDefinitionById);
        }
    }

    private final class Jobs extends JobDefinitionManager {

        @Override
        public JobDefinitionEntity findById(String id) {
            return known(jobs, id, super::findById);
        }
    }

    /** Two commands may read at once: neither waits for the other with a connection in hand. */
    private static <T> T known(Map<String, T> known, String id, Function<String, T> read) {
        T definition = id == null ? null : known.get(id);
        if (definition == null) {
            definition = read.apply(id);
            if (definition != null) {
                known.put(id, definition);
            }
        }
        return definition;
    }
}
