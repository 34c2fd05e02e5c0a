package org.alemtuzumab.pathway.engine;

import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who is logged in, for "recorded by" and "signed by". */
@Component
public class CurrentUser {

    private final IdentityService identity;

    CurrentUser(IdentityService identity) {
        this.identity = identity;
    }

    /** The user's id, or null where the engine acts by itself. */
    public String id() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null ? null : authentication.getUserId();
    }

    /** The groups of the user; none where the engine acts by itself. */
    public List<String> groups() {
        Authentication authentication = identity.getCurrentAuthentication();
        return authentication == null || authentication.getGroupIds() == null
                ? List.of()
                : authentication.getGroupIds();
    }

    /** There is no user of this id. */
    public static final class Unknown extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * Does a person's work that comes by a command: with the rights of his groups, and under his name.
     *
     * @throws Unknown when there is no such user
     */
    public <T> T as(String userId, Supplier<T> work) {
        if (identity.createUserQuery().userId(userId).count() == 0) {
            throw new Unknown();
        }
        identity.setAuthentication(
                userId,
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(Group::getId)
                        .toList());
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Does what the user's own grants do not reach, such as the upkeep of grants themselves. */
    public void asSystem(Runnable work) {
        asSystem(() -> {
            work.run();
            return null;
        });
    }

    /** Asks what the user's own grants do not reach, such as the tables of the engine. */
    public <T> T asSystem(Supplier<T> question) {
        Authentication user = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            if (user != null) {
                identity.setAuthentication(user.getUserId(), user.getGroupIds());
            }
        }
    }
}
