package org.alemtuzumab.pathway.report;

import java.time.LocalDate;
import java.util.Map;

/**
 * What anyone of the care team reports of a patient. What a kind asks beside it stands in a record of its own, and is left open
 * by every other kind.
 *
 * @param symptoms by the symptom's code, as answered
 */
record ReportPatient(
        String patientNumber,
        LocalDate birthDate,
        PatientReport.Kind kind,
        LocalDate happenedOn,
        String details,
        ToldAbsence absence,
        ToldCourse course,
        ToldPerson person,
        ToldVaccine vaccine,
        ToldPregnancy pregnancy,
        Map<String, String> symptoms) {}
