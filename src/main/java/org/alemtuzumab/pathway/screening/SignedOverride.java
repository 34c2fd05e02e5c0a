package org.alemtuzumab.pathway.screening;

/** Whether a rule is set aside for a course, by a signature (INF-17, SCR-04b). */
record SignedOverride(Decision decision, String reason) {

    enum Decision {
        ALLOW,
        KEEP
    }

    boolean allowed() {
        return decision == Decision.ALLOW;
    }
}
