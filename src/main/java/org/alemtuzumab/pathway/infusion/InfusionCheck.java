package org.alemtuzumab.pathway.infusion;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/** What was found on the morning of an infusion day (SCR-03). Null: not asked or not measured. */
record InfusionCheck(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        boolean present,
        Boolean infectionSigns,
        Boolean infectionSevere,
        Double temperature,
        Double systolic,
        Double diastolic,
        Double heartRate,
        Double oxygen,
        String newSymptoms,
        String symptoms,
        String pregnancyTest,
        Boolean equipmentReady,
        Boolean physicianPresent,
        LocalDate movedTo,
        String absenceReason,
        String recordedBy,
        OffsetDateTime recordedAt) {

    InfusionCheck recorded(OffsetDateTime at) {
        return new InfusionCheck(
                id,
                patientNumber,
                courseNumber,
                dayNumber,
                present,
                infectionSigns,
                infectionSevere,
                temperature,
                systolic,
                diastolic,
                heartRate,
                oxygen,
                newSymptoms,
                symptoms,
                pregnancyTest,
                equipmentReady,
                physicianPresent,
                movedTo,
                absenceReason,
                recordedBy,
                at);
    }
}
