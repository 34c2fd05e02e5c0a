package org.alemtuzumab.pathway.task;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * How many steps stand still, and since when. They make the application no worse as long as somebody has been asked about
 * each; nothing here is a reason to start a node anew, so liveness and readiness do not ask.
 */
@Component
class IncidentsHealthIndicator extends AbstractHealthIndicator {

    /** Two checks and a bit: by then somebody has been asked. */
    private static final Duration TIME_TO_ASK = Duration.ofMinutes(1);

    private final StoppedSteps steps;
    private final ClinicTime time;

    IncidentsHealthIndicator(StoppedSteps steps, ClinicTime time) {
        super("The steps that stand still could not be counted");
        this.steps = steps;
        this.time = time;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        List<Instant> standing = steps.standingSince();
        List<Instant> without = steps.standingWithoutOwnerSince();
        Instant patience = time.now().minus(TIME_TO_ASK).toInstant();
        health.status(without.stream().anyMatch(since -> since.isBefore(patience)) ? Status.OUT_OF_SERVICE : Status.UP)
                .withDetail("stoppedSteps", standing.size())
                .withDetail("withoutOwner", without.size());
        standing.stream().findFirst().ifPresent(since -> health.withDetail("since", since.toString()));
    }
}
