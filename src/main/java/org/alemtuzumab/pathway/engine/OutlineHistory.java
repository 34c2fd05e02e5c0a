package org.alemtuzumab.pathway.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;

/**
 * The history level of a rehearsal: all that a life is read from, such as tasks, timers and decisions with their inputs.
 * It leaves out what only an auditor looks for, step by step and change by change of a variable: in a database that is
 * thrown away with the rehearsal, that is half of what is written. Clinics keep the level full.
 */
public final class OutlineHistory extends AbstractHistoryLevel {

    public static final String NAME = "outline";

    /** Any number that no level of the engine has; it is kept in the database. */
    private static final int ID = 91;

    private static final Set<String> LEFT_OUT =
            Set.of("activity-instance", "variable-instance", "form-property", "user-operation-log");

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        return !LEFT_OUT.contains(event.getEntityType());
    }
}
