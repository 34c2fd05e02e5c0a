package org.alemtuzumab.pathway.prophylaxis;

import java.util.Optional;

/** INF-08: the drug that a form names. @param equivalent in words, where it is not aciclovir */
record Antiviral(Drug drug, Optional<String> equivalent) {

    enum Drug {
        ACICLOVIR200,
        EQUIVALENT
    }

    /** In words, with its dose. @param aciclovir in the dose of the patient's profile */
    String inWords(String aciclovir) {
        return drug == Drug.EQUIVALENT ? equivalent.orElseThrow() : aciclovir;
    }
}
