package org.alemtuzumab.pathway.story;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;

/** One user of a group, with the name of the group. */
public final class Members {

    public static final String PASSWORD = "a-password-of-this-test";

    private Members() {}

    /** The group exists; its user is made once. */
    public static void join(IdentityService identity, String group) {
        if (identity.createUserQuery().userId(group).count() == 0) {
            User user = identity.newUser(group);
            user.setPassword(PASSWORD);
            identity.saveUser(user);
            identity.createMembership(group, group);
        }
    }
}
