package org.alemtuzumab.pathway.prophylaxis;

import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.springframework.stereotype.Component;

/** A CD4 count that has come otherwise need not be typed (INF-08). */
@Component
class Cd4EntryTask implements EntryTask {

    private final Prophylaxes prophylaxes;

    Cd4EntryTask(Prophylaxes prophylaxes) {
        this.prophylaxes = prophylaxes;
    }

    @Override
    public String task() {
        return "recordCd4";
    }

    @Override
    public Optional<Map<String, Object>> answers(Waiting waiting) {
        return prophylaxes
                .cd4(waiting.number(HerpesProphylaxisVariables.PROPHYLAXIS_ID.name()))
                .map(cd4 -> Map.of("collectedOn", cd4.collectedOn().toString(), "cd4", cd4.reported()));
    }
}
