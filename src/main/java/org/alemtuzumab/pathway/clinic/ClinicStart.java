package org.alemtuzumab.pathway.clinic;

import java.util.Optional;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.engine.ModelsDeployed;
import org.alemtuzumab.pathway.security.Grants;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Prepares the clinic before the web server takes requests and before the job executor starts: groups, grants, filters,
 * and the sample clinic where that is asked for.
 */
@Component
class ClinicStart implements SmartLifecycle {

    private final Grants grants;
    private final TaskFilters filters;
    private final Optional<SampleClinic> sample;
    private final CurrentUser user;
    private boolean running;

    ClinicStart(Grants grants, TaskFilters filters, Optional<SampleClinic> sample, CurrentUser user) {
        this.grants = grants;
        this.filters = filters;
        this.sample = sample;
        this.user = user;
    }

    @Override
    public void start() {
        grants.establish();
        filters.establish();
        sample.ifPresent(SampleClinic::establish);
        running = true;
    }

    /** A new diagram may give a group its first task in a process. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void extendGrants(ModelsDeployed deployed) {
        if (running) {
            user.asSystem(grants::establish);
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Long before the web server. */
    @Override
    public int getPhase() {
        return 0;
    }
}
