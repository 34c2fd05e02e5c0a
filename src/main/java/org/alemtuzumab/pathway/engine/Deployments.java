package org.alemtuzumab.pathway.engine;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps what was read from the deployed models until others are deployed. What another node of the application deploys
 * counts here a second later at the latest.
 */
@Component
public class Deployments {

    /** How long nobody asks whether another node has deployed something: a hundred tables are asked in a moment's work. */
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final RepositoryService repository;
    private final CurrentUser user;
    private volatile State state;

    Deployments(RepositoryService repository, CurrentUser user) {
        this.repository = repository;
        this.user = user;
    }

    /** The same models, by identity, as long as the number of deployments stays. */
    private record Models(long deployments) {}

    /** @param at by the machine's own counter */
    private record State(Models models, long at) {}

    private record Kept<T>(Models models, T value) {}

    /**
     * What this reading answered, which is done again once models have been deployed. Two threads may read at once: waiting
     * for each other, each with a connection in hand, they could use up the pool.
     */
    public <T> Supplier<T> keep(Supplier<T> reading) {
        AtomicReference<Kept<T>> kept = new AtomicReference<>();
        return () -> {
            Models now = models();
            Kept<T> last = kept.get();
            if (last == null || last.models() != now) {
                last = new Kept<>(now, reading.get());
                kept.set(last);
            }
            return last.value();
        };
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void lookAnew(ModelsDeployed deployed) {
        state = null;
    }

    private Models models() {
        State last = state;
        long now = System.nanoTime();
        if (last != null && now - last.at() <= TRUSTED.toNanos()) {
            return last.models();
        }
        long deployments =
                user.asSystem(() -> repository.createDeploymentQuery().count());
        Models models =
                last != null && last.models().deployments() == deployments ? last.models() : new Models(deployments);
        state = new State(models, now);
        return models;
    }
}
