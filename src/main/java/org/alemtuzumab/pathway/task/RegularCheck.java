package org.alemtuzumab.pathway.task;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks regularly for what was lost and what stands still where time runs by itself; a rehearsal and a test call what it calls when they want to. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class RegularCheck {

    private final UnjudgedResults unjudged;
    private final UnroutedFindings unrouted;
    private final StoppedSteps stopped;

    RegularCheck(UnjudgedResults unjudged, UnroutedFindings unrouted, StoppedSteps stopped) {
        this.unjudged = unjudged;
        this.unrouted = unrouted;
        this.stopped = stopped;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "${pathway.stopped-steps.check:PT30S}")
    void lookForWhatStandsStill() {
        stopped.bringToAPerson();
    }

    @Scheduled(
            cron = "${pathway.unrouted-findings.cron:0 */15 * * * *}",
            zone = "${pathway.clinic.zone:Europe/Brussels}")
    void lookForWhatWasLost() {
        unjudged.judge();
        unrouted.bringToAPerson();
    }
}
