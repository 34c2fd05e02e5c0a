package org.alemtuzumab.pathway.followup;

import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.springframework.stereotype.Component;

/** A repeat, a reflex test or a clarification that the laboratory has reported need not be typed (RPT-1, SAF-1). */
@Component
class FollowUpEntryTask implements EntryTask {

    private final FollowUps followUps;

    FollowUpEntryTask(FollowUps followUps) {
        this.followUps = followUps;
    }

    @Override
    public String task() {
        return "recordFollowUpResults";
    }

    @Override
    public Optional<Map<String, Object>> answers(Waiting waiting) {
        return followUps.answers(id(waiting));
    }

    @Override
    public Optional<String> panel(Waiting waiting) {
        return Optional.of(String.join(",", followUps.panel(id(waiting))));
    }

    private static long id(Waiting waiting) {
        return waiting.number(FollowUpVariables.FOLLOW_UP_ID.name());
    }
}
