package org.alemtuzumab.pathway.text;

import com.fasterxml.jackson.annotation.JsonValue;

/** A constant that stored rows hold as {@link Spelling} spells it; of others they hold the name. */
public interface Spelled {

    @JsonValue
    default String spelled() {
        return Spelling.of((Enum<?>) this);
    }
}
