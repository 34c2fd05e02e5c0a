package org.alemtuzumab.pathway.rules;

import java.util.List;

/** The catalogue of rules cannot be used. The message names every fault, each with file and line. */
public class UnusableRuleCatalogue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableRuleCatalogue(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
