package org.alemtuzumab.pathway.mixup;

import java.util.Optional;

/** A second person confirms, for the very values that the form showed, that they are another patient's, or keeps them (SAF-4). */
record ConfirmMixUp(MixUp.Decision decision, Optional<String> remark) {

    boolean confirmed() {
        return decision == MixUp.Decision.TAKE_BACK;
    }
}
