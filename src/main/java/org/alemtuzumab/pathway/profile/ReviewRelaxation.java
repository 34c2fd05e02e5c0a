package org.alemtuzumab.pathway.profile;

import org.alemtuzumab.pathway.text.Spelled;

/** A neurologist has looked at a relaxation that expires soon; it does so by itself (PRF-1). */
record ReviewRelaxation(Conclusion conclusion) {

    enum Conclusion implements Spelled {
        EXPIRES,
        /** Somebody proposes it anew. */
        RENEWED
    }
}
