package org.alemtuzumab.pathway.form;

import java.util.List;

/**
 * The form that a task shows.
 *
 * @param id by which diagrams name it
 * @param text the form itself, as deployed
 * @param fields the names of its questions
 */
public record ShownForm(String id, String text, List<String> fields) {

    public ShownForm {
        fields = List.copyOf(fields);
    }
}
