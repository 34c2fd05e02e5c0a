package org.alemtuzumab.pathway.security;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Who belongs to the clinic, as the engine knows it now. */
@Component
class Staff {

    private final IdentityService identity;

    Staff(IdentityService identity) {
        this.identity = identity;
    }

    /** The person's groups; empty where there is no such person, or no longer. */
    Optional<List<GrantedAuthority>> groupsOf(String user) {
        if (identity.createUserQuery().userId(user).count() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                AuthorityUtils.createAuthorityList(identity.createGroupQuery().groupMember(user).list().stream()
                        .map(Group::getId)
                        .toList()));
    }
}
