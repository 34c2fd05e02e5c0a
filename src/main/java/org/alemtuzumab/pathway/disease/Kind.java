package org.alemtuzumab.pathway.disease;

import java.util.Locale;

/** What a confirmed disease means for a later course (SCR-20), as the tables name it. */
public enum Kind {
    STROKE,
    DISSECTION,
    CORONARY,
    COAGULOPATHY,
    HYPERSENSITIVITY,
    HIV,
    PML,
    MALIGNANCY,
    AUTOIMMUNE,
    ITP,
    INFECTION,
    OTHER;

    /** The same as the tables and the list of diseases write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
