package org.alemtuzumab.pathway.prophylaxis;

import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.springframework.stereotype.Component;

/** A lower CD4 count that arrives before aciclovir was stopped takes the stop back: the latest counts (INF-08). */
@Component
class WithdrawnStop implements EntryTask {

    private final Prophylaxes prophylaxes;

    WithdrawnStop(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public String task() {
        return "stopAciclovir";
    }

    @Override
    public Optional<Map<String, Object>> answers(Waiting waiting) {
        return prophylaxes
                .whyStopIsOutOfDate(waiting.number(HerpesProphylaxisVariables.PROPHYLAXIS_ID.name()))
                .map(why -> Map.of("decision", "goOn", "goOnReason", why));
    }
}
