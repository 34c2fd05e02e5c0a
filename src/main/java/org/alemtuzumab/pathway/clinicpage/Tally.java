package org.alemtuzumab.pathway.clinicpage;

import java.util.List;

/**
 * One list of the clinic's page, whose length is its tally.
 *
 * @param id of the list, in addresses
 * @param name what is counted
 * @param columns the headings behind the patient's number
 * @param urgent whether anything in it calls for somebody today
 */
public record Tally(String id, String name, List<String> columns, boolean urgent, List<Row> rows) {

    /**
     * @param patient the patient's number; null where nobody knows whose it is
     * @param task the task that waits for somebody; null where there is none
     */
    public record Row(String patient, String task, List<String> cells) {}

    public boolean calls() {
        return urgent && !rows.isEmpty();
    }
}
