package org.alemtuzumab.pathway.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Moves the engine's clock, for rehearsals, the sample clinic's past and tests. There is one clock a JVM, and it stands
 * still while set: the job executor must be off.
 */
public final class VirtualTime {

    private VirtualTime() {}

    public static void set(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Back to the real time. */
    public static void reset() {
        ClockUtil.reset();
    }
}
