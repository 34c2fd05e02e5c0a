package org.alemtuzumab.pathway.evaluation;

/** What a finding asks for, as the decision tables name it. */
public enum FollowUpKind {
    /** The same test again, to see whether what it showed is still so (RPT-1). */
    REPEAT,
    /** The platelets again, until a fall during a course has passed (INF-11b). */
    RECHECK,
    /** A further test that shows what an abnormal result means (REN-2, THY-1). */
    REFLEX,
    /** What an unclear report means, or what only the patient knows (SAF-1, SAF-5, SAF-9, REN-4). */
    CLARIFY,
    /** The value that later results are compared with (SAF-10). */
    REFERENCE,
    /** How the patient is: somebody telephones, and settles what was told or passes it on (SAF-13, INF-19). */
    CALL,
    /** Whether PML or autoimmune encephalitis is suspected: the neurologist says so, and why (NEU-1). */
    ANSWER;

    /** Whether the result is compared with the one before: the same test is done again. */
    public boolean testsAgain() {
        return this == REPEAT || this == RECHECK;
    }
}
