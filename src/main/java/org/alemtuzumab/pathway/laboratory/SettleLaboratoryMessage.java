package org.alemtuzumab.pathway.laboratory;

import java.util.Optional;

/** A person deals with what of a message could not be filed by itself (SAF-1). @param reason why it needs nothing more */
record SettleLaboratoryMessage(Settlement settlement, Optional<String> reason) {

    enum Settlement {
        /** Nothing is decided: the message is read anew, with the catalogue as it is now. */
        AGAIN,
        SETTLED
    }
}
