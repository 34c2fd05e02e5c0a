package org.alemtuzumab.pathway.screening;

import java.util.List;
import java.util.Optional;

/** The history before a course (SCR-02 to SCR-04b, SCR-16 to SCR-18, SCR-20). */
record TakeHistory(
        EarlierTreatment earlierTreatment,
        Contraindications contraindications,
        Boolean riskFactorsReviewed,
        Optional<String> remarks) {

    /**
     * The indication, and what was taken for it before (SCR-16 to SCR-18).
     *
     * @param earlierDrugs asked under the US label
     * @param immunosuppressants by their codes
     * @param priorImmunosuppression when, how long, and what is on no list
     */
    record EarlierTreatment(
            Boolean indicationConfirmed,
            Optional<EarlierDrugs> earlierDrugs,
            Boolean immunomodulator,
            List<String> immunosuppressants,
            Optional<String> priorImmunosuppression) {}

    enum EarlierDrugs {
        NONE,
        ONE,
        TWO_OR_MORE
    }

    /**
     * Every contraindication with its own answer (SCR-02 to SCR-04b).
     *
     * @param infectionSevere asked of an active infection, where the profile distinguishes
     * @param confirmedInfectionsResolved asked where the pathway has confirmed one (SCR-20)
     * @param autoimmuneSinceTreatment asked before a later course
     */
    record Contraindications(
            Boolean hypersensitivity,
            Boolean activeInfection,
            Optional<Boolean> infectionSevere,
            Optional<Boolean> confirmedInfectionsResolved,
            Boolean bloodPressureControlled,
            Boolean dissection,
            Boolean stroke,
            Boolean anginaOrInfarction,
            Boolean coagulopathy,
            Boolean autoimmuneDisease,
            Optional<Boolean> autoimmuneSinceTreatment,
            Optional<String> autoimmuneSpecialty) {}
}
