package org.alemtuzumab.pathway.laboratory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks for messages left unprocessed where time runs by itself: soon after the start, and then regularly. */
@Configuration
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class RepairInbox {

    private final Inbox inbox;
    private final LaboratoryProperties laboratory;

    RepairInbox(Inbox inbox, LaboratoryProperties laboratory) {
        this.inbox = inbox;
        this.laboratory = laboratory;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "${pathway.laboratory.patience:PT1M}")
    void processLeftOver() {
        inbox.processLeftOver(laboratory.patience());
    }
}
