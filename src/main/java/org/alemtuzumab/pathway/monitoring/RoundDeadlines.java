package org.alemtuzumab.pathway.monitoring;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.stream.Stream;
import org.alemtuzumab.pathway.model.ForModels;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * The deadlines of a round that waits for results, which share one timer (MON-06). What lies ahead is told anew whenever it is
 * asked for, so that an absence moves it; what has passed is not taken again.
 */
@Component("roundDeadlines")
public class RoundDeadlines {

    private final Rounds rounds;
    private final ClinicTime time;

    RoundDeadlines(Rounds rounds, ClinicTime time) {
        this.rounds = rounds;
        this.time = time;
    }

    /**
     * When the next deadline that has not passed is reached; after a downtime in the past.
     *
     * @param passed the step of the last deadline that has passed; null before the first
     */
    @ForModels
    public Date next(long roundId, Object passed) {
        return ahead(passed)
                .map(deadline -> reachedAt(roundId, deadline))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("The window of this round is over"));
    }

    /**
     * Whether this deadline passes now: the first that is reached and has not passed.
     *
     * @param step of the deadline in the diagram
     * @param passed the step of the last deadline that has passed; null before the first
     */
    @ForModels
    public boolean due(long roundId, String step, Object passed) {
        Date now = Date.from(time.now().toInstant());
        return ahead(passed)
                .filter(deadline -> !reachedAt(roundId, deadline).after(now))
                .findFirst()
                .filter(deadline -> deadline.step().equals(step))
                .isPresent();
    }

    private static Stream<Deadline> ahead(Object passed) {
        return Arrays.stream(Deadline.values()).filter(deadline -> Deadline.at(passed)
                .filter(last -> deadline.compareTo(last) <= 0)
                .isEmpty());
    }

    private Date reachedAt(long roundId, Deadline deadline) {
        return switch (deadline) {
            case REMINDER -> rounds.remindAt(roundId);
            case CALL -> rounds.callAt(roundId);
            case NEUROLOGIST -> rounds.neurologistAt(roundId);
            case WINDOW -> rounds.closeAt(roundId);
        };
    }
}
