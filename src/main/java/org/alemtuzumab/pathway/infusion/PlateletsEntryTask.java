package org.alemtuzumab.pathway.infusion;

import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.engine.EntryTask;
import org.springframework.stereotype.Component;

/** Platelets after an infusion that the laboratory has reported need not be typed (INF-11). */
@Component
class PlateletsEntryTask implements EntryTask {

    private final InfusionPlatelets platelets;

    PlateletsEntryTask(InfusionPlatelets platelets) {
        this.platelets = platelets;
    }

    @Override
    public String task() {
        return "recordPlatelets";
    }

    @Override
    public Optional<Map<String, Object>> answers(Waiting waiting) {
        return platelets
                .afterLastInfusion(waiting.patientNumber())
                .map(count -> Map.of(
                        "available",
                        "yes",
                        "collectedOn",
                        count.collectedOn().toString(),
                        "platelets",
                        count.reported()));
    }
}
