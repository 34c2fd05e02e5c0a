package org.alemtuzumab.pathway.report;

import java.util.Optional;

/**
 * A dose given outside the preparation of a course (SCR-08, SCR-10).
 *
 * @param live yes or no, of a vaccine that is not on the list
 * @param givenAnyway whether a live one was given although recovery is not confirmed
 */
record ToldVaccine(Optional<String> vaccine, Optional<String> live, boolean givenAnyway) {}
