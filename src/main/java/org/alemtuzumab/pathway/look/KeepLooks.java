package org.alemtuzumab.pathway.look;

import org.alemtuzumab.pathway.database.AppendOnly;
import org.springframework.stereotype.Component;

/** Nobody's look at a file is taken out of the record. */
@Component
class KeepLooks extends AppendOnly {

    KeepLooks() {
        super("45.1", "patient_look");
    }
}
