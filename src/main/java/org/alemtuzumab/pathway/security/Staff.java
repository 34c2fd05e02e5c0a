package org.alemtuzumab.pathway.security;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alemtuzumab.pathway.hash.Sha256;
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

    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * A person who belongs to the clinic.
     *
     * @param password by what a session knows that the password is still the one it began with; "" where there is none
     */
    record Member(List<GrantedAuthority> groups, String password) {}

    /** Nobody where there is no such person, or no longer. */
    Optional<Member> member(String user) {
        return Optional.ofNullable(identity.createUserQuery().userId(user).singleResult())
                .map(known -> new Member(
                        AuthorityUtils.createAuthorityList(memberships(user)),
                        known.getPassword() == null ? "" : digest(known.getPassword())));
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
        String known = identity.getUserInfo(id, user == null ? UserMarks.FORMER : UserMarks.PROVIDER);
        if (held.equals(known) || user == null && known == null) {
            user = user == null ? identity.newUser(id) : user;
        } else {
            throw new NotAdmitted("Another user of this clinic %s your name (%s) already."
                    .formatted(user == null ? "had" : "has", id));
        }
        user.setFirstName(firstName);
        user.setLastName(lastName);
        identity.saveUser(user);
        identity.setUserInfo(id, UserMarks.PROVIDER, held);
        List<String> before = memberships(id);
        before.stream().filter(group -> !groups.contains(group)).forEach(group -> identity.deleteMembership(id, group));
        groups.stream().filter(group -> !before.contains(group)).forEach(group -> identity.createMembership(id, group));
    }

    /** As long as the engine keeps, however long the provider's names are. */
    private static String digest(String text) {
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
