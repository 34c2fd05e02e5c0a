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
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionManager;

/**
 * What the engine looks up of a version of a process or table, or of a job, each time it runs the one or makes and ends the
 * other, is read once. It never changes: a new version has definitions of its own, and no call that would suspend or change
 * one is answered to anybody.
 */
final class KnownDefinitions {

    private final Map<String, ProcessDefinitionEntity> processes = new ConcurrentHashMap<>();
    private final Map<String, DecisionDefinitionEntity> tables = new ConcurrentHashMap<>();
    private final Map<String, JobDefinitionEntity> jobs = new ConcurrentHashMap<>();

    List<SessionFactory> managers() {
        return List.of(
                new ManagerFactory<>(ProcessDefinitionManager.class, Processes::new),
                new ManagerFactory<>(DecisionDefinitionManager.class, Tables::new),
                new ManagerFactory<>(JobDefinitionManager.class, Jobs::new));
    }

    private final class Processes extends ProcessDefinitionManager {

        @Override
        public ProcessDefinitionEntity findLatestDefinitionById(String id) {
            return known(processes, id, super::findLatestDefinitionById);
        }
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
