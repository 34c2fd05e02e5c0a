package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.alemtuzumab.pathway.decision.Decisions;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/**
 * What a label profile sets, from the owner's table {@code profileSettings}, and what its version in force today sets
 * otherwise. The latest version that has begun counts; once it has expired the label profile itself does (PRF-1).
 */
@Component
public class Profiles {

    public static final String STRICTEST = "STRICT";
    /** The label profiles, the strictest first. */
    public static final List<String> LABELS = List.of(STRICTEST, "US", "KSA");

    static final String TABLE = "profileSettings";

    private final Decisions decisions;
    private final ProfileChangeRepository changes;
    private final ClinicTime time;

    Profiles(Decisions decisions, ProfileChangeRepository changes, ClinicTime time) {
        this.decisions = decisions;
        this.changes = changes;
        this.time = time;
    }

    /** @throws IllegalStateException when the table has no row for this profile and setting */
    public String text(String profile, String setting) {
        return text(inForce(profile), setting);
    }

    public int number(String profile, String setting) {
        return Integer.parseInt(text(profile, setting));
    }

    public boolean flag(String profile, String setting) {
        return Boolean.parseBoolean(text(profile, setting));
    }

    /** The version of this profile that holds today. */
    public ProfileVersion inForce(String profile) {
        return inForce(profile, time.today());
    }

    /** The version of this profile that holds, or held, on a day. */
    public ProfileVersion inForce(String profile, LocalDate day) {
        return signed(profile).stream()
                .filter(version -> !version.validFrom().isAfter(day))
                .max(Comparator.comparing(ProfileVersion::validFrom).thenComparing(ProfileVersion::number))
                .filter(version -> !version.expired(day))
                .orElseGet(() -> ProfileVersion.label(profile));
    }

    /** By day, the version that holds, or held, for this patient: another profile holds from the day on which it is signed. */
    public Function<LocalDate, ProfileVersion> of(Patient patient) {
        List<ProfileChange> moves =
                changes.findByPatientNumberAndStateOrderBySignedAt(patient.number(), ProfileChange.State.SIGNED);
        return day -> inForce(
                moves.stream()
                        .filter(move -> time.dateOf(move.signedAt()).isAfter(day))
                        .findFirst()
                        .map(ProfileChange::earlierProfile)
                        .orElse(patient.profile()),
                day);
    }

    /**
     * The version by the name that a round or a decision keeps: what it was judged by, whatever holds today.
     *
     * @throws IllegalArgumentException when there is none of this name
     */
    public ProfileVersion version(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return ProfileVersion.label(name);
        }
        int number = Integer.parseInt(name.substring(slash + 1));
        return signed(name.substring(0, slash)).stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no profile version " + name));
    }

    /** What this very version sets. */
    public String text(ProfileVersion version, String setting) {
        String own = version.settings().get(setting);
        return own == null ? ofLabel(version.profile(), setting) : own;
    }

    public int number(ProfileVersion version, String setting) {
        return Integer.parseInt(text(version, setting));
    }

    public boolean flag(ProfileVersion version, String setting) {
        return Boolean.parseBoolean(text(version, setting));
    }

    /** What the label profile itself sets, whatever version holds. */
    String ofLabel(String profile, String setting) {
        return (String) decisions
                .setting(TABLE, Map.of("profile", profile, "setting", setting))
                .get("value");
    }

    /** The signed versions of this profile, by number. */
    List<ProfileVersion> signed(String profile) {
        return changes
                .findByProfileAndKindAndStateOrderByVersionNumber(
                        profile, ProposeChange.Kind.RELAXATION, ProfileChange.State.SIGNED)
                .stream()
                .map(ProfileChange::version)
                .toList();
    }
}
