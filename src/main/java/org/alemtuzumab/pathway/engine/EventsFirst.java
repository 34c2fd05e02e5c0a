package org.alemtuzumab.pathway.engine;

import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobPriorityProvider;
import org.camunda.bpm.engine.impl.jobexecutor.JobDeclaration;
import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

/**
 * What has happened is worked on before what the calendar brings: a result that has come waits behind no morning's rounds.
 * A priority that a diagram gives a step stays.
 */
final class EventsFirst extends DefaultJobPriorityProvider {

    /** Above the engine's own, which is 0. */
    static final long EVENT = 10;

    @Override
    public long determinePriority(ExecutionEntity execution, JobDeclaration<?, ?> job, String definition) {
        long said = super.determinePriority(execution, job, definition);
        return said == getDefaultPriority() && job instanceof MessageJobDeclaration ? EVENT : said;
    }
}
