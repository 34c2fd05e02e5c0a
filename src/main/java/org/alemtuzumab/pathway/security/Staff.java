package org.alemtuzumab.pathway.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to the clinic, as the engine knows it now. */
@Component
class Staff {

    /** What the engine takes for a user's id. */
    static final String ID = "[a-zA-Z0-9]+";

    /** By which of a provider's people a user's id is held; local users have none. */
    private static final String HOLDER = "identityProvider";

    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /** The person's groups; empty where there is no such person, or no longer. */
    Optional<List<GrantedAuthority>> groupsOf(String user) {
        return identity.createUserQuery().userId(user).count() == 0
                ? Optional.empty()
                : Optional.of(AuthorityUtils.createAuthorityList(memberships(user)));
    }

    private List<String> memberships(String user) {
        return identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    /**
     * A person whom an identity provider has named: known from now on, with exactly these groups.
     *
     * @param holder issuer and subject, which are never given to another person, as a name may be
     * @throws NotAdmitted where the id is a local user's, or another person's
     */
    @Transactional
    void admit(String id, String holder, String firstName, String lastName, Set<String> groups) {
        String held = digest(holder);
        User user = identity.createUserQuery().userId(id).singleResult();
        if (user == null) {
            user = identity.newUser(id);
        } else if (!held.equals(identity.getUserInfo(id, HOLDER))) {
            throw new NotAdmitted("Another user of this clinic has your name (%s) already.".formatted(id));
        }
        user.setFirstName(firstName);
        user.setLastName(lastName);
        identity.saveUser(user);
        identity.setUserInfo(id, HOLDER, held);
        List<String> before = memberships(id);
        before.stream().filter(group -> !groups.contains(group)).forEach(group -> identity.deleteMembership(id, group));
        groups.stream().filter(group -> !before.contains(group)).forEach(group -> identity.createMembership(id, group));
    }

    /** As long as the engine keeps, however long the provider's names are. */
    private static String digest(String holder) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(holder.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
