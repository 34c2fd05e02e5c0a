package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One reading during an infusion or its observation (INF-09, INF-10).
 *
 * @param heartRate per minute
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param temperature °C
 * @param rate mL per hour, where it was changed
 */
record VitalSigns(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        String phase,
        OffsetDateTime measuredAt,
        double heartRate,
        double systolic,
        double diastolic,
        double temperature,
        String patientCondition,
        String symptoms,
        String action,
        Double rate,
        String reason,
        Boolean physicianExamined,
        String recordedBy) {

    static final String INFUSION = "INFUSION";
    static final String OBSERVATION = "OBSERVATION";

    /** INF-12: also when the patient had to be handed over to the hospital. */
    boolean serious() {
        return "serious".equals(patientCondition) || "transferred".equals(patientCondition);
    }

    boolean reaction() {
        return !"well".equals(patientCondition);
    }

    VitalSigns measured(OffsetDateTime at) {
        return new VitalSigns(
                id,
                patientNumber,
                courseNumber,
                dayNumber,
                phase,
                at,
                heartRate,
                systolic,
                diastolic,
                temperature,
                patientCondition,
                symptoms,
                action,
                rate,
                reason,
                physicianExamined,
                recordedBy);
    }
}
