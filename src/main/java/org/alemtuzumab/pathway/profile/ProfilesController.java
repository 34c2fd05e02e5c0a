package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.alemtuzumab.pathway.engine.CurrentUser;
import org.alemtuzumab.pathway.form.SubmissionRefused;
import org.alemtuzumab.pathway.security.ClinicGroup;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the label profiles set and which version holds, and the dry run of a change: who would lose which safeguard. Changes
 * themselves are proposed and signed in the process {@code changeProfile}.
 */
@RestController
@RequestMapping("/api/profiles")
class ProfilesController {

    private static final Set<String> READERS =
            Set.of(ClinicGroup.NEUROLOGIST.id(), ClinicGroup.PROCESS_OWNER.id(), ClinicGroup.AUDITOR.id());

    private final Profiles profiles;
    private final Safeguards safeguards;
    private final ProfileChanges changes;
    private final CurrentUser currentUser;

    ProfilesController(Profiles profiles, Safeguards safeguards, ProfileChanges changes, CurrentUser currentUser) {
        this.profiles = profiles;
        this.safeguards = safeguards;
        this.changes = changes;
        this.currentUser = currentUser;
    }

    /** @param value what holds today @param label what the label profile itself sets */
    record Setting(
            String setting,
            String safeguard,
            String rule,
            String value,
            String label,
            String allowed,
            boolean relaxable) {}

    record Version(
            String version,
            LocalDate validFrom,
            LocalDate validUntil,
            Map<String, String> settings,
            String reason,
            String signedBy) {}

    /** @param inForce the version that holds today @param versions all that were ever signed */
    record Profile(String profile, String inForce, List<Setting> settings, List<Version> versions) {}

    /** A version as somebody wants it; settings by name. */
    record WantedVersion(Map<String, String> settings, LocalDate validFrom, LocalDate validUntil, String reason) {}

    record WantedProfile(String patientNumber, String profile) {}

    @GetMapping
    List<Profile> list(Authentication user) {
        return asReader(user, () -> Profiles.LABELS.stream().map(this::profile).toList());
    }

    @PostMapping("/{profile}/dry-run")
    ProfileChanges.Consequences dryRun(
            @PathVariable String profile, @RequestBody WantedVersion wanted, Authentication user) {
        return asReader(
                user,
                () -> changes.dryRun(new ProfileChanges.Wanted(
                        profile,
                        wanted.settings() == null ? Map.of() : new LinkedHashMap<>(wanted.settings()),
                        wanted.validFrom(),
                        wanted.validUntil(),
                        wanted.reason())));
    }

    /** The same for another label profile of one patient, whose number stays out of the address. */
    @PostMapping("/patient/dry-run")
    ProfileChanges.Consequences dryRun(@RequestBody WantedProfile wanted, Authentication user) {
        return asReader(user, () -> {
            if (wanted.patientNumber() == null || wanted.profile() == null) {
                throw new SubmissionRefused("patientNumber and profile are both needed");
            }
            return changes.dryRun(wanted.patientNumber(), wanted.profile());
        });
    }

    private Profile profile(String profile) {
        ProfileVersion inForce = profiles.inForce(profile);
        return new Profile(
                profile,
                inForce.name(),
                safeguards.all().stream()
                        .map(safeguard -> new Setting(
                                safeguard.setting(),
                                safeguard.words(),
                                safeguard.rule(),
                                profiles.text(inForce, safeguard.setting()),
                                profiles.ofLabel(profile, safeguard.setting()),
                                safeguard.allowed(),
                                safeguard.relaxableIn(profile)))
                        .toList(),
                profiles.signed(profile).stream()
                        .map(version -> new Version(
                                version.name(),
                                version.validFrom(),
                                version.validUntil(),
                                version.settings(),
                                version.reason(),
                                version.signedBy()))
                        .toList());
    }

    /** Whoever may read this need not be allowed to read the tables and patients from which it comes. */
    private <T> T asReader(Authentication login, Supplier<T> question) {
        boolean reader = login.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .anyMatch(READERS::contains);
        if (!reader) {
            throw new AccessDeniedException("Your groups do not allow this");
        }
        return currentUser.asSystem(question);
    }
}
