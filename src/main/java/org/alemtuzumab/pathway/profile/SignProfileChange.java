package org.alemtuzumab.pathway.profile;

import java.util.Optional;

/**
 * A neurologist signs a change for the very list of safeguards that the form showed, or refuses it (PRF-1).
 *
 * @param confirmed that the list was read
 */
record SignProfileChange(Decision decision, boolean confirmed, Optional<String> remark) {

    enum Decision {
        SIGN,
        REFUSE
    }

    boolean signed() {
        return decision == Decision.SIGN && confirmed;
    }
}
