package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Allergies to the drugs that are given with a course (SCR-22). @param allergyDetails what happened, and what is tolerated */
record DrugAllergies(
        Boolean drugAllergies,
        boolean allergySteroid,
        boolean allergyAntihistamine,
        boolean allergyAntipyretic,
        boolean allergyAciclovir,
        boolean allergyCotrimoxazole,
        Optional<String> allergyDetails) {

    /** As they are kept. @param drugs as they are called */
    record Known(Boolean drugAllergies, List<String> drugs, Optional<String> allergyDetails) {}

    Known known() {
        Map<String, Boolean> ticked = Map.of(
                "corticosteroid", allergySteroid,
                "antihistamine", allergyAntihistamine,
                "antipyretic", allergyAntipyretic,
                "aciclovir", allergyAciclovir,
                "co-trimoxazole", allergyCotrimoxazole);
        return new Known(
                drugAllergies,
                ticked.keySet().stream().filter(ticked::get).sorted().toList(),
                allergyDetails);
    }
}
