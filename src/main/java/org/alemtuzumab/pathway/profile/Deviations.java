package org.alemtuzumab.pathway.profile;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** Says wherever a clinician looks that a patient is treated by less than STRICT, by whose word and for how long (PRF-1). */
@Component("deviations")
public class Deviations {

    private final Profiles profiles;
    private final Safeguards safeguards;
    private final Patients patients;
    private final ClinicTime time;

    Deviations(Profiles profiles, Safeguards safeguards, Patients patients, ClinicTime time) {
        this.profiles = profiles;
        this.safeguards = safeguards;
        this.patients = patients;
        this.time = time;
    }

    /** The notice about this patient today; "" where nothing is weaker than STRICT. */
    public String of(String patientNumber) {
        return patients.find(patientNumber)
                .map(patient -> notice(profiles.inForce(patient.profile())))
                .orElse("");
    }

    /** The notice about what a round or a decision was judged by, by the name that it keeps. */
    public String ofVersion(String name) {
        return notice(profiles.version(name));
    }

    /** The same below other text of a form; "" where there is nothing to say. */
    public String paragraph(String patientNumber) {
        return paragraphOf(of(patientNumber));
    }

    public String paragraphOfVersion(String name) {
        return paragraphOf(ofVersion(name));
    }

    private static String paragraphOf(String notice) {
        return notice.isEmpty() ? "" : "\n\n**Deviation.** " + notice;
    }

    private String notice(ProfileVersion version) {
        List<String> lost = safeguards.lost(ProfileVersion.label(Profiles.STRICTEST), version);
        if (lost.isEmpty()) {
            return "";
        }
        String what = version.relaxes()
                ? "Relaxation %s, signed by %s, applies until %s%s: %s"
                        .formatted(
                                version.name(),
                                version.signedBy(),
                                version.validUntil(),
                                daysLeft(version),
                                sentence(version.reason()))
                : "Profile %s applies.".formatted(version.profile());
        return "%s It is weaker than STRICT: %s.".formatted(what, lost.stream().collect(Collectors.joining("; ")));
    }

    private String daysLeft(ProfileVersion version) {
        LocalDate today = time.today();
        if (version.expired(today)) {
            return " (expired)";
        }
        return version.daysLeft(today) > profiles.number(version, "relaxationNoticeDays")
                ? ""
                : " (%d days left)".formatted(version.daysLeft(today));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
