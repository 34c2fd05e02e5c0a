package org.alemtuzumab.pathway.signature;

import org.alemtuzumab.pathway.database.AppendOnly;
import org.springframework.stereotype.Component;

/** Nothing changes or deletes a signature (21 CFR 11.70). */
@Component
class KeepSignatures extends AppendOnly {

    KeepSignatures() {
        super("17.1", "signature");
    }
}
