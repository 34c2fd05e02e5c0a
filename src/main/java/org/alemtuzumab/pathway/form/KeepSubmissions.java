package org.alemtuzumab.pathway.form;

import org.alemtuzumab.pathway.database.AppendOnly;
import org.springframework.stereotype.Component;

/** Nothing changes or deletes what a person submitted (21 CFR 11.10 e). */
@Component
class KeepSubmissions extends AppendOnly {

    KeepSubmissions() {
        super("35.1", "submission");
    }
}
