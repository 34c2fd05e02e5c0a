package org.alemtuzumab.pathway.security;

/** What the engine keeps of a user beside name and groups, as its user information. */
public final class UserMarks {

    /** By which of a provider's people a user's id is held; local users have none. */
    public static final String PROVIDER = "identityProvider";

    /** That the id belonged to somebody who has left, and to which of a provider's people; "" for a local user. */
    public static final String FORMER = "former";

    private UserMarks() {}
}
