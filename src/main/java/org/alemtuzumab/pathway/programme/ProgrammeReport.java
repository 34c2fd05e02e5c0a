package org.alemtuzumab.pathway.programme;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.springframework.data.annotation.Id;

/**
 * One report to the US programme: the checklist of a course, or the patient's status.
 *
 * @param courseNumber of a checklist
 * @param roundId the round with which a status report became due
 * @param sentOn null until it is sent
 */
record ProgrammeReport(
        @Id Long id,
        String patientNumber,
        String kind,
        Integer courseNumber,
        Long roundId,
        LocalDate openedOn,
        LocalDate dueOn,
        LocalDate sentOn,
        String reference,
        String remark,
        String sentBy,
        OffsetDateTime recordedAt) {

    static final String STATUS = "STATUS";
    static final String CHECKLIST = "CHECKLIST";

    static ProgrammeReport checklist(String patientNumber, int courseNumber, LocalDate on, LocalDate due) {
        return new ProgrammeReport(
                null, patientNumber, CHECKLIST, courseNumber, null, on, due, null, null, null, null, null);
    }

    static ProgrammeReport status(String patientNumber, long roundId, LocalDate on, LocalDate due) {
        return new ProgrammeReport(null, patientNumber, STATUS, null, roundId, on, due, null, null, null, null, null);
    }

    boolean open() {
        return sentOn == null;
    }

    boolean status() {
        return STATUS.equals(kind);
    }

    ProgrammeReport sent(SentReport sent, String by, OffsetDateTime at) {
        return new ProgrammeReport(
                id,
                patientNumber,
                kind,
                courseNumber,
                roundId,
                openedOn,
                dueOn,
                sent.sentOn(),
                sent.reference().orElse(null),
                sent.remark().orElse(null),
                by,
                at);
    }
}
