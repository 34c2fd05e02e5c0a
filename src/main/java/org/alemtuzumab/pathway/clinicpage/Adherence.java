package org.alemtuzumab.pathway.clinicpage;

/**
 * How many of what was due were done.
 *
 * @param what a month, or a test
 * @param due how many
 * @param done complete, or there
 * @param late complete, or there, after its window; 0 where it is not told apart
 */
public record Adherence(String what, int due, int done, int late) {

    public int percent() {
        return due == 0 ? 0 : Math.round(100f * done / due);
    }
}
