package org.alemtuzumab.pathway.pharmacovigilance;

/** The occasions on which a report is asked for (PHV-1, S4). */
public enum Reason {
    SERIOUS_REACTION("Serious reaction to an infusion"),
    SERIOUS_INFECTION("Serious infection"),
    EMERGENCY("Suspected serious adverse reaction"),
    AUTOIMMUNE_DISEASE("Autoimmune disease confirmed"),
    CONFIRMED_DISEASE("Disease confirmed"),
    PREGNANCY_EXPOSURE("Exposure in pregnancy"),
    ADMISSION("Unplanned admission, or a longer stay"),
    REACTION("Suspected reaction that was not serious"),
    DEATH("Death");

    private final String title;

    Reason(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
