package org.alemtuzumab.pathway.screening;

import java.util.Optional;

/**
 * HIV, tuberculosis, hepatitis, HPV and CMV before a course (SCR-01, SCR-07).
 *
 * @param hivConfirmation asked where HIV is not negative
 * @param hpv asked of whom the screening of the cervix is for, unless that of a round is taken over (MON-05)
 * @param cmv asked of whom is at risk
 */
record InfectionScreen(
        Hiv hiv,
        Optional<Confirmation> hivConfirmation,
        Tuberculosis tb,
        Hepatitis hbv,
        Hepatitis antiHbc,
        Hepatitis hcv,
        Optional<Hpv> hpv,
        Optional<HpvVaccination> hpvVaccination,
        Boolean cmvRisk,
        Optional<Cytomegalovirus> cmv,
        Optional<String> remarks) {

    enum Hiv {
        NEGATIVE,
        REACTIVE,
        INDETERMINATE
    }

    enum Confirmation {
        POSITIVE,
        NEGATIVE,
        PENDING
    }

    enum Tuberculosis {
        NEGATIVE,
        POSITIVE,
        INDETERMINATE,
        TREATED
    }

    /** {@code CLEARED}: a specialist has settled what was positive. */
    enum Hepatitis {
        NEGATIVE,
        POSITIVE,
        CLEARED
    }

    enum Hpv {
        NEGATIVE,
        POSITIVE
    }

    enum HpvVaccination {
        VACCINATED,
        PLANNED,
        DECLINED,
        NOT_INDICATED
    }

    enum Cytomegalovirus {
        NEGATIVE,
        PAST,
        ACTIVE
    }
}
