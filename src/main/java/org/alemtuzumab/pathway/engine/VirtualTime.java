package org.alemtuzumab.pathway.engine;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Moves the engine's clock, for rehearsals, the sample clinic's past and tests. There is one clock a JVM, and it stands
 * still while set: the job executor must be off.
 */
public final class VirtualTime {

    private static volatile boolean moved;

    private VirtualTime() {}

    public static void set(Instant instant) {
        moved = true;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Back to the real time. */
    public static void reset() {
        ClockUtil.reset();
        moved = false;
    }

    /** Whether the clock is set: what happens now is rehearsed, by nobody in particular. */
    public static boolean moved() {
        return moved;
    }
}
