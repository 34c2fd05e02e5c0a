package org.alemtuzumab.pathway.prophylaxis;

/**
 * What follows for a prophylaxis.
 *
 * @param name goOn, review, stop, resume or over
 * @param reason the rule and why, for the person who does it
 */
record Step(String name, String reason) {

    static final String STOP = "stop";
    static final String REVIEW = "review";
    static final String RESUME = "resume";
}
