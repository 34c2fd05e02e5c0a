package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alemtuzumab.pathway.form.SubmissionRefused;

/**
 * A change of a profile as somebody proposes it (PRF-1): another profile for one patient, or a version of a profile with up to
 * four settings and the days on which it holds.
 */
record ProposeChange(
        Kind kind,
        String profile,
        Optional<String> patientNumber,
        Optional<String> setting1,
        Optional<String> value1,
        Optional<String> setting2,
        Optional<String> value2,
        Optional<String> setting3,
        Optional<String> value3,
        Optional<String> setting4,
        Optional<String> value4,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        String reason) {

    enum Kind {
        /** The profile gets a version. */
        RELAXATION,
        /** The patient gets the profile. */
        PATIENT
    }

    /** The version that is wanted. @throws SubmissionRefused when a setting stands there twice */
    ProfileChanges.Wanted version() {
        Map<String, String> settings = new LinkedHashMap<>();
        add(settings, 1, setting1, value1);
        add(settings, 2, setting2, value2);
        add(settings, 3, setting3, value3);
        add(settings, 4, setting4, value4);
        return new ProfileChanges.Wanted(profile, settings, validFrom.orElseThrow(), validUntil.orElseThrow(), reason);
    }

    private static void add(Map<String, String> settings, int line, Optional<String> setting, Optional<String> value) {
        setting.ifPresent(name -> {
            if (settings.put(name, value.orElseThrow()) != null) {
                throw new SubmissionRefused("Setting %d: '%s' stands in another line already".formatted(line, name));
            }
        });
    }

    /** By which Cockpit finds it. */
    String businessKey() {
        return kind == Kind.PATIENT ? patientNumber.orElseThrow() : "profile " + profile;
    }
}
