package org.alemtuzumab.pathway.infusion;

import java.util.ArrayList;
import java.util.List;

/** The codes of the boxes that were ticked, in the order of the form. */
final class Ticked {

    private final List<String> codes = new ArrayList<>();

    Ticked box(boolean ticked, String code) {
        if (ticked) {
            codes.add(code);
        }
        return this;
    }

    /** Separated by commas; null where none was ticked. */
    String codes() {
        return codes.isEmpty() ? null : String.join(",", codes);
    }
}
