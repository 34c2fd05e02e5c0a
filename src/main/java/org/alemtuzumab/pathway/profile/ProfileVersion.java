package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A label profile as it stands in its table (number 0), or a signed version of it that sets some settings otherwise
 * (PRF-1).
 *
 * @param profile STRICT, US or KSA
 * @param number 0 for the label profile itself, 1 and up for its versions
 * @param settings what this version sets otherwise
 * @param validUntil the last day on which it holds; null for the label profile itself
 */
public record ProfileVersion(
        String profile,
        int number,
        Map<String, String> settings,
        LocalDate validFrom,
        LocalDate validUntil,
        String reason,
        String signedBy) {

    public ProfileVersion {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    static ProfileVersion label(String profile) {
        return new ProfileVersion(profile, 0, Map.of(), null, null, null, null);
    }

    /** As rounds and decisions keep it: "STRICT", or "STRICT/2". */
    public String name() {
        return number == 0 ? profile : profile + "/" + number;
    }

    public boolean relaxes() {
        return number > 0 && !settings.isEmpty();
    }

    boolean expired(LocalDate day) {
        return validUntil != null && day.isAfter(validUntil);
    }

    long daysLeft(LocalDate day) {
        return ChronoUnit.DAYS.between(day, validUntil);
    }
}
