package org.alemtuzumab.pathway.hospital;

import org.alemtuzumab.pathway.text.Spelled;

/** What a person has found out to be true of what the hospital said; a death is reported by its own form first (MON-09). */
record SettleHospitalReport(Truth decision, String remark) {

    enum Truth implements Spelled {
        RIGHT,
        WRONG
    }
}
