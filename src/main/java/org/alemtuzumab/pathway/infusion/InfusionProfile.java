package org.alemtuzumab.pathway.infusion;

import org.alemtuzumab.pathway.patient.Patients;
import org.alemtuzumab.pathway.profile.Profiles;
import org.springframework.stereotype.Component;

/** What a patient's profile sets for infusions. */
@Component
class InfusionProfile {

    private final Patients patients;
    private final Profiles profiles;

    InfusionProfile(Patients patients, Profiles profiles) {
        this.patients = patients;
        this.profiles = profiles;
    }

    /** INF-04: within which time after dilution the infusion must have ended. */
    int dilutionHours(String patientNumber) {
        return number(patientNumber, "dilutionHours");
    }

    /** INF-09: minutes from one reading to the next. */
    int vitalsMinutes(String patientNumber) {
        return number(patientNumber, "vitalsMinutes");
    }

    /** INF-10 */
    int observationHours(String patientNumber) {
        return number(patientNumber, "observationHours");
    }

    /** INF-08 */
    int aciclovirDosesPerDay(String patientNumber) {
        return number(patientNumber, "aciclovirDosesPerDay");
    }

    /** INF-20: days after which a neurologist looks at everything again. */
    int laterDayWithinDays(String patientNumber) {
        return number(patientNumber, "laterDayWithinDays");
    }

    /** INF-01: days from one infusion of course 1 to the next. */
    int firstCourseDaysApart(String patientNumber) {
        return number(patientNumber, "firstCourseDaysApart");
    }

    /** INF-11 */
    boolean plateletsAfterInfusion(String patientNumber) {
        return profiles.flag(profile(patientNumber), "plateletsAfterInfusion");
    }

    private int number(String patientNumber, String setting) {
        return profiles.number(profile(patientNumber), setting);
    }

    private String profile(String patientNumber) {
        return patients.get(patientNumber).profile();
    }
}
