package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;

/**
 * One reading during an infusion or its observation (INF-09, INF-10, INF-12, INF-21).
 *
 * @param heartRate per minute
 * @param systolic mmHg
 * @param diastolic mmHg
 * @param temperature °C
 * @param oxygen saturation in %; null in readings of earlier releases
 * @param seriousSigns the codes that were ticked, separated by commas; null where none was
 * @param action what holds for the infusion after this reading; null in an observation
 * @param rate mL per hour, where it was changed
 * @param judgement null in readings of earlier releases
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
        Double oxygen,
        String patientCondition,
        String symptoms,
        String seriousSigns,
        @Embedded.Nullable Reaction reaction,
        String action,
        Double rate,
        String reason,
        Boolean physicianExamined,
        @Embedded.Nullable Judgement judgement,
        String recordedBy) {

    static final String INFUSION = "INFUSION";
    static final String OBSERVATION = "OBSERVATION";
    static final String TRANSFERRED = "transferred";
    /** The least CTCAE grade that a physician restarts after (INF-12), and that is a serious one (INF-21). */
    private static final List<String> GRADES = List.of("well", "mild", "moderate", "serious");

    /** INF-12, INF-21: also when the patient had to be handed over to the hospital. */
    boolean serious() {
        return grade() >= GRADES.indexOf("serious") || seriousSigns != null;
    }

    /** INF-12: after a pause for this a physician decides before it goes on. */
    boolean needsPhysicianToRestart() {
        return grade() >= GRADES.indexOf("moderate");
    }

    boolean reacted() {
        return grade() > 0 || seriousSigns != null;
    }

    /** CTCAE grade as recorded, else that of the patient's state; 0 for who is well. */
    int grade() {
        int ofState =
                switch (patientCondition) {
                    case "symptoms" -> GRADES.indexOf("mild");
                    case TRANSFERRED -> GRADES.indexOf("serious");
                    default -> GRADES.indexOf(patientCondition);
                };
        return reaction == null || reaction.grade() == null ? ofState : Math.max(ofState, reaction.grade());
    }

    boolean emergency() {
        return judgement != null && Boolean.TRUE.equals(judgement.emergency());
    }

    boolean level(Level level) {
        return judgement != null && judgement.level().equals(level.code());
    }

    /** The same with what holds while a physician is asked, and what is asked. */
    VitalSigns asking(String until, Double rateUntil, String what) {
        return new VitalSigns(
                id,
                patientNumber,
                courseNumber,
                dayNumber,
                phase,
                measuredAt,
                heartRate,
                systolic,
                diastolic,
                temperature,
                oxygen,
                patientCondition,
                symptoms,
                seriousSigns,
                reaction,
                until,
                rateUntil,
                (reason == null ? "" : reason + ". ") + "Asked of a physician: " + what,
                physicianExamined,
                judgement,
                recordedBy);
    }

    VitalSigns judged(Judgement made, String inEffect, String why, OffsetDateTime at) {
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
                oxygen,
                patientCondition,
                symptoms,
                seriousSigns,
                reaction,
                inEffect,
                rate,
                why,
                physicianExamined,
                made,
                recordedBy);
    }
}
