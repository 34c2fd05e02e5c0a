package org.alemtuzumab.pathway.pregnancy;

import java.util.Map;
import org.alemtuzumab.pathway.decision.Decisions;
import org.springframework.stereotype.Component;

/** The figures of PRG-1 and SCR-12, from the owner's table {@code pregnancySettings}. */
@Component
public class PregnancySettings {

    private final Decisions decisions;

    PregnancySettings(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws IllegalStateException when the table has no row for this setting */
    public int number(String setting) {
        return ((Number) decisions
                        .setting("pregnancySettings", Map.of("setting", setting))
                        .get("value"))
                .intValue();
    }
}
