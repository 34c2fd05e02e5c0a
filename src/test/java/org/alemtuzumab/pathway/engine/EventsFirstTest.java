package org.alemtuzumab.pathway.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.jobexecutor.MessageJobDeclaration;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationType;
import org.junit.jupiter.api.Test;

class EventsFirstTest {

    private final EventsFirst priorities = new EventsFirst();

    @Test
    void whatHasHappenedGoesBeforeTheCalendar() {
        long event = priorities.determinePriority(null, new MessageJobDeclaration(new String[0]), null);
        long timer = priorities.determinePriority(
                null, new TimerDeclarationImpl(null, TimerDeclarationType.DATE, "any"), null);

        assertThat(event).isGreaterThan(timer);
    }
}
