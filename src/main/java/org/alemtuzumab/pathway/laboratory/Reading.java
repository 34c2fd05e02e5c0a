package org.alemtuzumab.pathway.laboratory;

import java.util.List;

/**
 * What a message says.
 *
 * @param notes what of it carries no result and needs nobody ("pending")
 * @param refused entries of a batch that could not be used, each with what would be right
 * @param apart whether each sample may be filed without the others, as in a batch
 */
record Reading(List<ReportedSample> samples, List<String> notes, List<Issue> refused, boolean apart) {

    Reading {
        samples = List.copyOf(samples);
        notes = List.copyOf(notes);
        refused = List.copyOf(refused);
    }

    /** Whether it says nothing that could be used. */
    boolean empty() {
        return samples.isEmpty() && notes.isEmpty() && !refused.isEmpty();
    }
}
