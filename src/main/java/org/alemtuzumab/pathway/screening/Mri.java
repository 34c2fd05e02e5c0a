package org.alemtuzumab.pathway.screening;

import java.util.Optional;

/** An MRI as it was looked at for signs of PML (SCR-11). @param details of what is suspicious */
record Mri(Result result, Optional<String> details) {

    enum Result {
        CLEAR,
        SUSPICIOUS
    }

    boolean clear() {
        return result == Result.CLEAR;
    }
}
