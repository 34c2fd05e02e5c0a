package org.alemtuzumab.pathway.form;

import java.util.List;

/** A submission that must not be stored. Its message is read by a nurse: what is wrong, where, and what would be right. */
public class SubmissionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SubmissionRefused(String problem) {
        super(problem);
    }

    public SubmissionRefused(List<String> problems) {
        super(String.join(" · ", problems));
    }
}
