package org.alemtuzumab.pathway.vaccination;

/**
 * A vaccine of the national schedule (SCR-08).
 *
 * @param name in plain words
 * @param doses of its course, in words
 * @param appliesTo in words: whoever ticks it says why it is not needed
 * @param askedAnewMonths after how many months it is asked for anew before a later course; null where complete stays complete
 */
record ScheduledVaccine(String id, String name, boolean live, String doses, String appliesTo, Integer askedAnewMonths) {

    ScheduledVaccine {
        if (askedAnewMonths != null && askedAnewMonths < 1) {
            throw new IllegalArgumentException("Vaccine %s is asked for anew after a month or more".formatted(id));
        }
    }
}
