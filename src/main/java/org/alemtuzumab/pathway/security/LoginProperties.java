package org.alemtuzumab.pathway.security;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people log in.
 *
 * @param longestSession after how long a person logs in anew, however busy
 * @param brake what slows down whoever guesses passwords
 * @param userClaim by what an identity provider names the user's id
 * @param groupsClaim by what it names the groups
 * @param groups the clinic's group by the provider's; a group that is not here counts where its name is one of the clinic's
 */
@ConfigurationProperties("pathway.login")
record LoginProperties(
        @DefaultValue("PT12H") Duration longestSession,
        @DefaultValue Brake brake,
        @DefaultValue("preferred_username") String userClaim,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue Map<String, String> groups) {

    LoginProperties {
        groups.forEach((theirs, ours) -> {
            if (!ClinicGroup.exists(ours) && !ours.equals(Groups.CAMUNDA_ADMIN)) {
                throw new IllegalArgumentException(
                        "pathway.login.groups: %s is mapped to %s, which is no group of the clinic; they are %s, and %s for administrators"
                                .formatted(theirs, ours, String.join(", ", ClinicGroup.ids()), Groups.CAMUNDA_ADMIN));
            }
        });
    }

    /** The clinic's groups among those that a provider names. An administrator must be mapped, and is none by a name alone. */
    Set<String> clinicGroups(Collection<String> named) {
        return named.stream()
                .map(group -> groups.getOrDefault(group, ClinicGroup.exists(group) ? group : ""))
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @param attempts wrong passwords of a user at one address before the first wait
     * @param attemptsOfAddress the same for an address, with whatever users
     * @param firstWait which each further wrong password doubles
     * @param longestWait beyond which it does not grow
     * @param memory after how long without a wrong password all is forgotten
     */
    record Brake(
            @DefaultValue("5") int attempts,
            @DefaultValue("100") int attemptsOfAddress,
            @DefaultValue("PT1S") Duration firstWait,
            @DefaultValue("PT5M") Duration longestWait,
            @DefaultValue("PT1H") Duration memory) {}
}
