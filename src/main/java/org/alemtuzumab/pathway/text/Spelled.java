package org.alemtuzumab.pathway.text;

import com.fasterxml.jackson.annotation.JsonValue;

/** An enum whose constants forms, tables, variables and stored rows spell as {@link Spelling} says. */
public interface Spelled {

    /** {@code notGiven}. */
    @JsonValue
    default String spelled() {
        return Spelling.of((Enum<?>) this);
    }
}
