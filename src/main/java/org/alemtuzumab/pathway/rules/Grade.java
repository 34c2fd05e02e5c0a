package org.alemtuzumab.pathway.rules;

import java.util.Locale;

/** Where a rule's main statement comes from. */
public enum Grade {
    /** A source document states it. */
    STATED("✔"),
    /** Only a reference outside the source documents states it. */
    OUTSIDE("✚"),
    /** In no source: a local default that a centre confirms or changes. */
    LOCAL("⚙"),
    /** Reported, but not checked against its source. */
    UNVERIFIED("(R)");

    private final String sign;

    Grade(String sign) {
        this.sign = sign;
    }

    /** The sign by which documentation and pages show it. */
    public String sign() {
        return sign;
    }

    /** As the catalogue writes it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
