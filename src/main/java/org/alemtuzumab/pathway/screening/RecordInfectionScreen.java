package org.alemtuzumab.pathway.screening;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.alemtuzumab.pathway.text.Spelling;

/** The infection screen of a day (SCR-01, SCR-07). @param values further results, by the analyte's code */
record RecordInfectionScreen(LocalDate collectedOn, InfectionScreen screen, Map<String, String> values) {

    /** What the laboratory's results know, too: HPV, which rounds look at as well (MON-05). */
    Map<String, String> results() {
        Map<String, String> results = new TreeMap<>(values);
        screen.hpv().ifPresent(hpv -> results.put(InfectionScreens.HPV, Spelling.of(hpv)));
        return results;
    }
}
