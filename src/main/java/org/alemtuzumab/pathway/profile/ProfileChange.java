package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;

/**
 * A change of what a patient is treated by: a new version of a profile, or another profile for one patient. Proposed first,
 * then signed or refused, and never changed afterwards (PRF-1).
 *
 * @param profile the profile that gets a version, or the patient's new one
 * @param settings setting=value, comma-separated
 * @param consequences what the signer confirmed
 */
record ProfileChange(
        @Id Long id,
        ProposeChange.Kind kind,
        String profile,
        String patientNumber,
        String earlierProfile,
        Integer versionNumber,
        LocalDate validFrom,
        LocalDate validUntil,
        String settings,
        String reason,
        State state,
        String consequences,
        String proposedBy,
        OffsetDateTime proposedAt,
        String signedBy,
        OffsetDateTime signedAt,
        String remark) {

    enum State {
        PROPOSED,
        SIGNED,
        REFUSED
    }

    static ProfileChange proposed(ProfileVersion version, String reason, String proposedBy, OffsetDateTime proposedAt) {
        return new ProfileChange(
                null,
                ProposeChange.Kind.RELAXATION,
                version.profile(),
                null,
                null,
                null,
                version.validFrom(),
                version.validUntil(),
                text(version.settings()),
                reason,
                State.PROPOSED,
                null,
                proposedBy,
                proposedAt,
                null,
                null,
                null);
    }

    static ProfileChange proposed(
            String patientNumber,
            String earlierProfile,
            String profile,
            LocalDate on,
            String reason,
            String proposedBy,
            OffsetDateTime proposedAt) {
        return new ProfileChange(
                null,
                ProposeChange.Kind.PATIENT,
                profile,
                patientNumber,
                earlierProfile,
                null,
                on,
                null,
                "",
                reason,
                State.PROPOSED,
                null,
                proposedBy,
                proposedAt,
                null,
                null,
                null);
    }

    boolean relaxation() {
        return kind == ProposeChange.Kind.RELAXATION;
    }

    ProfileVersion version() {
        return new ProfileVersion(
                profile,
                versionNumber == null ? 0 : versionNumber,
                settings(settings),
                validFrom,
                validUntil,
                reason,
                signedBy);
    }

    /** @throws IllegalStateException when it has been decided on already */
    ProfileChange decided(
            State newState, Integer number, String confirmed, String by, OffsetDateTime at, String newRemark) {
        if (state != State.PROPOSED) {
            throw new IllegalStateException("This change has been decided on already");
        }
        return new ProfileChange(
                id,
                kind,
                profile,
                patientNumber,
                earlierProfile,
                number,
                validFrom,
                validUntil,
                settings,
                reason,
                newState,
                confirmed,
                proposedBy,
                proposedAt,
                by,
                at,
                newRemark);
    }

    private static String text(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String each : text.split(",")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                settings.put(each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return settings;
    }
}
