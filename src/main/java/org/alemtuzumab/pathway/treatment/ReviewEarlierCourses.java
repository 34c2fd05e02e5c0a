package org.alemtuzumab.pathway.treatment;

/** What goes on here of a treatment that was begun elsewhere (SCR-21). */
record ReviewEarlierCourses(Boolean aciclovirGoesOn, Reference referenceEntered, String assessment) {

    /** Whether reference values of before the first course are on file. */
    enum Reference {
        YES,
        NOT_KNOWN
    }
}
