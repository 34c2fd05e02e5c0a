package org.alemtuzumab.pathway.text;

/** An enum whose constants forms, tables, variables and stored rows spell as {@link Spelling} says. */
public interface Spelled {

    /** {@code notGiven}. */
    default String spelled() {
        return Spelling.of((Enum<?>) this);
    }
}
