package org.alemtuzumab.pathway.laboratory;

import java.util.List;
import java.util.stream.Collectors;

/** A message that cannot be used as it is; its sender is told what would be right. */
class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    Refused(List<Issue> issues) {
        super(issues.stream().map(Issue::toString).collect(Collectors.joining(" · ")));
        this.issues = List.copyOf(issues);
    }

    Refused(String place, String text) {
        this(List.of(new Issue(place, text)));
    }

    List<Issue> issues() {
        return issues;
    }
}
