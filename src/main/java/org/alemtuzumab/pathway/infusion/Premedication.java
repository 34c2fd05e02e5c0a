package org.alemtuzumab.pathway.infusion;

import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * What was given before an infusion (INF-06, INF-07, INF-08).
 *
 * @param corticosteroid which one; null where none was given, and in records of earlier releases, which were of methylprednisolone
 * @param methylprednisoloneMg mg of the corticosteroid; null where none was given
 * @param methylprednisoloneAt when it was begun
 */
record Premedication(
        @Id Long id,
        String patientNumber,
        int courseNumber,
        int dayNumber,
        String corticosteroid,
        Double methylprednisoloneMg,
        OffsetDateTime methylprednisoloneAt,
        OffsetDateTime corticosteroidEndedAt,
        boolean antihistamine,
        boolean antipyretic,
        String drugs,
        boolean aciclovirTaken,
        String deviationReason,
        String recordedBy,
        OffsetDateTime recordedAt) {

    /** The same with a corticosteroid that was given again; what else was given stands. */
    Premedication again(
            String drug, double mg, OffsetDateTime begunAt, OffsetDateTime endedAt, String by, OffsetDateTime at) {
        return new Premedication(
                null,
                patientNumber,
                courseNumber,
                dayNumber,
                drug,
                mg,
                begunAt,
                endedAt,
                antihistamine,
                antipyretic,
                drugs,
                aciclovirTaken,
                deviationReason,
                by,
                at);
    }

    /** The same, and why the corticosteroid was not given again. */
    Premedication notAgain(String why, String by, OffsetDateTime at) {
        return new Premedication(
                null,
                patientNumber,
                courseNumber,
                dayNumber,
                corticosteroid,
                methylprednisoloneMg,
                methylprednisoloneAt,
                corticosteroidEndedAt,
                antihistamine,
                antipyretic,
                drugs,
                aciclovirTaken,
                why,
                by,
                at);
    }
}
