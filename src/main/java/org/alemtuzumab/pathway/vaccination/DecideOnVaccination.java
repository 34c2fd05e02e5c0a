package org.alemtuzumab.pathway.vaccination;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A neurologist goes on without varicella vaccine or others, shortens a wait, or none of it; each where it is open (SCR-08, SCR-09). */
record DecideOnVaccination(
        Optional<Vaccinate> varicellaDecision,
        Optional<Wait> waitDecision,
        Optional<Vaccinate> listDecision,
        String reason) {

    enum Vaccinate {
        PROCEED,
        VACCINATE
    }

    enum Wait {
        PROCEED,
        WAIT
    }

    /** Whether each of the {@link Vaccinations#openRules} that was decided on is set aside. */
    Map<String, Boolean> setAside() {
        Map<String, Boolean> decided = new LinkedHashMap<>();
        varicellaDecision.ifPresent(decision -> decided.put(Vaccinations.VARICELLA, decision == Vaccinate.PROCEED));
        waitDecision.ifPresent(decision -> decided.put(Vaccinations.WAIT, decision == Wait.PROCEED));
        listDecision.ifPresent(decision -> decided.put(Vaccinations.LIST, decision == Vaccinate.PROCEED));
        return decided;
    }

    /** Whether a dose is to be given before a day is booked. */
    boolean vaccinateFirst() {
        return varicellaDecision.filter(Vaccinate.VACCINATE::equals).isPresent()
                || listDecision.filter(Vaccinate.VACCINATE::equals).isPresent();
    }
}
