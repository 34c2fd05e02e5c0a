package org.alemtuzumab.pathway.followup;

import java.time.OffsetDateTime;
import org.alemtuzumab.pathway.evaluation.FollowUpKind;
import org.alemtuzumab.pathway.evaluation.Urgency;

/**
 * What is asked, of whom, and by when.
 *
 * @param analytes codes of what is asked for, comma-separated; empty where a person decides without a test
 * @param attempt 1 for the first test, 2 for the second repeat (RPT-1)
 */
record Asked(
        FollowUpKind kind, String analytes, Urgency urgency, String assignedGroup, int attempt, OffsetDateTime dueAt) {

    Asked by(OffsetDateTime newDueAt) {
        return new Asked(kind, analytes, urgency, assignedGroup, attempt, newDueAt);
    }

    Asked again(OffsetDateTime newDueAt) {
        return new Asked(kind, analytes, urgency, assignedGroup, attempt + 1, newDueAt);
    }

    Asked of(String newGroup) {
        return new Asked(kind, analytes, urgency, newGroup, attempt, dueAt);
    }

    Asked extended(String newAnalytes, Urgency newUrgency, OffsetDateTime newDueAt) {
        return new Asked(kind, newAnalytes, newUrgency, assignedGroup, attempt, newDueAt);
    }
}
