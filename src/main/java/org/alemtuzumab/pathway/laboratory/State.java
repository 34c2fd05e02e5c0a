package org.alemtuzumab.pathway.laboratory;

/** How far a message of the inbox has come. */
public enum State {
    /** Kept, and nothing else yet. */
    RECEIVED,
    /** Filed, or settled by a person. */
    PROCESSED,
    /** Something of it waits for a person; the rest is filed. */
    WAITING,
    /** Not usable, and its sender was told why. */
    REFUSED,
    /** Set aside: processing broke down twice, or ended with the program; a person was asked. */
    FAILED,
    /** All that it says was on file already. */
    DUPLICATE
}
