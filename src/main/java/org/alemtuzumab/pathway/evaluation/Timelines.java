package org.alemtuzumab.pathway.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.alemtuzumab.pathway.course.Course;
import org.alemtuzumab.pathway.course.Courses;
import org.alemtuzumab.pathway.patient.Patient;
import org.alemtuzumab.pathway.profile.ProfileVersion;
import org.alemtuzumab.pathway.profile.Profiles;
import org.alemtuzumab.pathway.results.LabResults;
import org.alemtuzumab.pathway.time.ClinicTime;
import org.springframework.stereotype.Component;

/** Puts together what an evaluation sees of a patient. */
@Component
class Timelines {

    private final LabResults results;
    private final Findings findings;
    private final Courses courses;
    private final AskedTests asked;
    private final Observations observations;
    private final KnownPregnancies pregnancies;
    private final Profiles profiles;
    private final ClinicTime time;

    Timelines(
            LabResults results,
            Findings findings,
            Courses courses,
            AskedTests asked,
            Observations observations,
            KnownPregnancies pregnancies,
            Profiles profiles,
            ClinicTime time) {
        this.results = results;
        this.findings = findings;
        this.courses = courses;
        this.asked = asked;
        this.observations = observations;
        this.pregnancies = pregnancies;
        this.profiles = profiles;
        this.time = time;
    }

    Timeline of(Patient patient) {
        Map<String, Timeline.Settings> read = new HashMap<>();
        Function<LocalDate, ProfileVersion> profileOn = profiles.of(patient);
        List<LocalDate> began = courses.of(patient.number()).stream()
                .map(Course::beganOn)
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        return new Timeline(
                pregnancies.of(patient),
                results.of(patient.number()),
                findings.of(patient.number()).stream()
                        .filter(finding -> !finding.overtaken())
                        .collect(Collectors.toCollection(ArrayList::new)),
                began.isEmpty() ? null : began.get(0),
                began.stream().skip(1).toList(),
                courses.infusions(patient.number()).stream()
                        .map(infusion -> time.dateOf(infusion.begunAt()))
                        .toList(),
                observations.steroids(patient.number()),
                observations.immunosuppressants(patient.number()),
                asked.of(patient.number()).stream().collect(Collectors.toMap(AskedTest::id, Function.identity())),
                time::dateOf,
                day -> {
                    ProfileVersion version = profileOn.apply(day);
                    return read.computeIfAbsent(version.name(), unknown -> settings(version));
                });
    }

    private Timeline.Settings settings(ProfileVersion version) {
        return new Timeline.Settings(
                version.name(),
                profiles.flag(version, "baselineMoreSensitive"),
                profiles.number(version, "baselineValidDays"),
                profiles.number(version, "creatinineLimitPercent"),
                profiles.number(version, "upcrLimit"),
                profiles.number(version, "creatinineLookBackMonths"),
                profiles.number(version, "combinedDays"),
                profiles.number(version, "symptomDays"),
                profiles.number(version, "stablePercent"));
    }
}
